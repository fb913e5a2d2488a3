import { type Changes, mergeChanges } from '#/lib/changes.ts';
import { OperationalError } from '#/lib/errors.ts';
import type { ChangeView } from '#/simulator/control/views.ts';
import { simulator } from '../channels/simulator.ts';
import { shutdownSignal } from '../live/shutdown.ts';
import type { Actor } from '../use-case.ts';
import { readEvents } from './read-events.ts';
import { watchPhones } from './watch-phones.ts';

/** Times of the stream, in milliseconds. */
export interface PhoneStreamTimes {
  /** How often it looks which numbers are ours, and whether the person still belongs to the workspace. */
  recheck: number;
  /** The rest before a simulator that is away is tried again. */
  retry: number;
}

const usualTimes: PhoneStreamTimes = { recheck: 15_000, retry: 1_000 };

/**
 * Which simulated phones of a workspace change, as it happens; first of all, and whenever the simulator is there anew,
 * all of them. Ends without an error when `signal` aborts; throws `not-found` or `forbidden` when the person may no
 * longer watch, and `OperationalError` when the process ends, so that clients come back.
 */
export async function* streamPhones(
  actor: Actor,
  signal: AbortSignal,
  options: { times?: PhoneStreamTimes; shutdown?: AbortSignal } = {},
): AsyncGenerator<Changes> {
  const times = options.times ?? usualTimes;
  const shutdown = options.shutdown ?? shutdownSignal();
  const stop = new AbortController();
  const over = AbortSignal.any([signal, shutdown, stop.signal]);
  let numbers = new Set(await watchPhones.call(actor, {}));
  let pending: Changes | null = all;
  let recheckDue = false;
  let wake = () => {};
  const note = (changes: Changes) => {
    pending = pending ? mergeChanges(pending, changes) : changes;
    wake();
  };
  const recheck = setInterval(() => {
    recheckDue = true;
    wake();
  }, times.recheck);
  const onOver = () => wake();
  over.addEventListener('abort', onOver);
  const following = follow(over, times.retry, (change) => {
    const changes = change === 'came-or-went' ? all : changesOf(change, numbers);
    if (changes) note(changes);
  });
  try {
    while (!over.aborted) {
      if (recheckDue) {
        recheckDue = false;
        numbers = new Set(await watchPhones.call(actor, {}));
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
    stop.abort();
    clearInterval(recheck);
    over.removeEventListener('abort', onOver);
    await following;
  }
  if (shutdown.aborted && !signal.aborted) throw new OperationalError('shutting-down');
}

const all: Changes = { phone: null };

/** What a change of the simulator means for screens; null when it is none of their business. */
function changesOf(change: ChangeView, numbers: ReadonlySet<string>): Changes | null {
  if (change.kind === 'clock' || change.kind === 'forgotten') return all;
  if (!numbers.has(change.number) || change.kind === 'exchange') return null;
  return { phone: [change.kind === 'person' ? change.person.id : change.person] };
}

/** Follows the simulator's events until the signal fires, through its restarts and absences. */
async function follow(
  over: AbortSignal,
  retryMs: number,
  note: (change: ChangeView | 'came-or-went') => void,
): Promise<void> {
  while (!over.aborted) {
    const response = await simulator()
      ?.events({ signal: over })
      .catch(() => null);
    if (response) {
      note('came-or-went');
      try {
        for await (const change of readEvents(response)) note(change);
      } catch {
        // cut off: tried again below
      }
      note('came-or-went');
    }
    if (!over.aborted) await pause(retryMs, over);
  }
}

function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    over.addEventListener('abort', done);
  });
}
