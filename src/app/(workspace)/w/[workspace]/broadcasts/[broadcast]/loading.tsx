import { Skeleton } from '#/ui/skeleton.tsx';

/** A broadcast before it is there. */
export default function BroadcastLoading() {
  return (
    <div className="mx-auto grid w-full max-w-measure gap-6 px-4 sm:px-8" aria-hidden>
      <div className="flex h-title items-center gap-4">
        <Skeleton className="w-56" />
      </div>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-150 rounded-card" />
        <Skeleton className="h-150 rounded-card max-lg:hidden" />
      </div>
    </div>
  );
}
