import { Skeleton } from '#/ui/skeleton.tsx';

/** A conversation before it is there. */
export default function ConversationLoading() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-title items-center gap-3 border-b px-4">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="w-40" />
      </div>
      <div className="grid gap-3 p-4">
        <Skeleton className="h-12 w-64 rounded-bubble" />
        <Skeleton className="ms-auto h-16 w-72 rounded-bubble" />
        <Skeleton className="h-10 w-48 rounded-bubble" />
      </div>
    </div>
  );
}
