import { type Changes, mergeChanges } from '#/lib/changes.ts';

/** Passes changes on at most once in so many milliseconds: the first at once, those that follow together. */
export function gatherChanges(pauseMilliseconds: number, tell: (changes: Changes) => void) {
  let pending: Changes | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    note(changes: Changes): void {
      pending = pending ? mergeChanges(pending, changes) : changes;
      timer ??= setTimeout(
        () => {
          const now = pending ?? {};
          pending = null;
          timer = undefined;
          last = Date.now();
          tell(now);
        },
        Math.max(0, last + pauseMilliseconds - Date.now()),
      );
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
