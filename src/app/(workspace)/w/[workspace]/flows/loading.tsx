import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** The list of flows before it is there. */
export default async function FlowsLoading() {
  const t = await getTranslator('flows');
  return (
    <Page
      title={t('title')}
      action={<Skeleton className="h-8 w-28 rounded-control" />}
      filters={<Skeleton className="h-7 w-80 max-w-full rounded-full" />}
    >
      <div className="h-8 border-b" />
      <SkeletonRows rows={8} columns={4} />
    </Page>
  );
}
