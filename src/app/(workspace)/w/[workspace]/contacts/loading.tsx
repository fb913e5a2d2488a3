import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** The list before it is there. */
export default async function Loading() {
  const t = await getTranslator('contacts');
  return (
    <Page
      title={t('title')}
      filters={
        <>
          <div className="h-10 w-full border-b" />
          <Skeleton className="h-8 w-80 max-w-full" />
        </>
      }
    >
      <div className="h-8 border-b" />
      <SkeletonRows rows={8} columns={4} />
    </Page>
  );
}
