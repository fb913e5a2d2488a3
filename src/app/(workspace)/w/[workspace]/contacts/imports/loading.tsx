import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';

/** The list before it is there. */
export default async function Loading() {
  const t = await getTranslator('contacts');
  return (
    <Page title={t('title')} filters={<div className="h-10 w-full border-b" />}>
      <SkeletonRows rows={5} columns={2} />
    </Page>
  );
}
