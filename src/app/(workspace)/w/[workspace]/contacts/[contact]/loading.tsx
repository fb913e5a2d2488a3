import { Page } from '#/ui/page.tsx';
import { Skeleton, SkeletonRows } from '#/ui/skeleton.tsx';

/** A contact before it is there. */
export default function ContactLoading() {
  return (
    <Page
      title={<Skeleton className="h-4 w-48" />}
      className="grid grid-cols-1 gap-x-12 gap-y-10 pt-4 lg:grid-cols-[22rem_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-5">
        <Skeleton className="w-64" />
        <Skeleton className="w-72" />
        <Skeleton className="w-56" />
      </div>
      <SkeletonRows rows={3} columns={2} />
    </Page>
  );
}
