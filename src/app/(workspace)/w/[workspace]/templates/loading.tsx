import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** The list of templates before it is there. */
export default async function TemplatesLoading() {
  const t = await getTranslator('templates');
  return (
    <Page
      title={t('title')}
      action={<Skeleton className="h-8 w-32 rounded-control" />}
      filters={<Skeleton className="h-7 w-80 max-w-full rounded-full" />}
    >
      <div className="h-8 border-b" />
      <SkeletonRows rows={8} columns={5} />
    </Page>
  );
}
