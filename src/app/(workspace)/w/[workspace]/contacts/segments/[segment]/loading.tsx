import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** A segment before it is there. */
export default function Loading() {
  return (
    <Page title={<Skeleton className="h-4 w-48" />} className="pt-4">
      <SkeletonRows rows={4} columns={3} />
    </Page>
  );
}
