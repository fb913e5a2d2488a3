import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** The list of broadcasts before it is there. */
export default async function BroadcastsLoading() {
  const t = await getTranslator('broadcasts');
  return (
    <Page
      title={t('title')}
      action={<Skeleton className="h-8 w-36 rounded-control" />}
      filters={<Skeleton className="h-7 w-44 max-w-full rounded-full" />}
    >
      <div className="h-8 border-b" />
      <SkeletonRows rows={6} columns={4} />
    </Page>
  );
}
