import { Page } from '#/ui/page.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';

/** A run before it is there. */
export default function RunLoading() {
  return (
    <Page title={<Skeleton className="h-4 w-64" />} filters={<Skeleton className="w-80" />}>
      <div className="grid gap-4 border-t py-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Skeleton className="w-24" />
        <div className="grid gap-3">
          <Skeleton className="w-40" />
          <Skeleton className="h-44 max-w-120 rounded-card" />
        </div>
      </div>
    </Page>
  );
}
