import { Skeleton } from '#/ui/skeleton.tsx';

/** The editor before it is there: the bar, the canvas, the panel. */
export function EditorSkeleton() {
  return (
    <div className="flex h-full flex-col" aria-hidden>
      <div className="flex h-topbar shrink-0 items-center gap-4 border-b bg-panel px-4">
        <Skeleton className="size-4" />
        <Skeleton className="w-32" />
        <Skeleton className="ms-auto h-8 w-36 rounded-control" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="relative flex-1">
          <div className="absolute start-3 top-3 grid w-56 gap-5 rounded-card bg-raised p-4 shadow-float max-md:hidden">
            {['w-24', 'w-32', 'w-28', 'w-36', 'w-20', 'w-28'].map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
              <Skeleton key={index} className={width} />
            ))}
          </div>
        </div>
        <div className="grid w-inspector shrink-0 content-start justify-items-center border-s bg-panel p-4 max-md:hidden">
          <Skeleton className="mt-12 h-150 w-phone rounded-[28px]" />
        </div>
      </div>
    </div>
  );
}
