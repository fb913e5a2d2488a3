import { type Changes, mergeChanges } from '#/lib/changes.ts';
import { OperationalError } from '#/lib/errors.ts';
import type { Actor } from '../use-case.ts';
import { listenToChanges } from './listen.ts';
import { shutdownSignal } from './shutdown.ts';
import { watchWorkspace } from './watch-workspace.ts';

/** How often an open stream looks whether the person still belongs to the workspace. */
const recheckMilliseconds = 30_000;

/**
 * What changes in a workspace, as it happens; first of all, everything. Ends without an error when `signal` aborts;
 * throws `not-found` when the person was removed, and `OperationalError` when the process ends, so that clients come back.
 */
export async function* streamChanges(
  actor: Actor,
  signal: AbortSignal,
  options: { shutdown?: AbortSignal } = {},
): AsyncGenerator<Changes> {
  const { workspaceId } = await watchWorkspace.call(actor, {});
  const shutdown = options.shutdown ?? shutdownSignal();
  const over = AbortSignal.any([signal, shutdown]);
  let pending: Changes | null = 'everything';
  let wake = () => {};
  const leave = await listenToChanges(workspaceId, (changes) => {
    pending = pending ? mergeChanges(pending, changes) : changes;
    wake();
  });
  let recheckDue = false;
  const recheck = setInterval(() => {
    recheckDue = true;
    wake();
  }, recheckMilliseconds);
  const onOver = () => wake();
  over.addEventListener('abort', onOver);
  try {
    while (!over.aborted) {
      if (recheckDue) {
        recheckDue = false;
        await watchWorkspace.call(actor, {});
      }
      if (pending) {
        const now: Changes = pending;
        pending = null;
        yield now;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (pending || recheckDue || over.aborted) resolve();
        });
      }
    }
  } finally {
    clearInterval(recheck);
    over.removeEventListener('abort', onOver);
    leave();
  }
  if (shutdown.aborted && !signal.aborted) throw new OperationalError('shutting-down');
}
