import { setTimeout as rest } from 'node:timers/promises';
import { OperationalError } from '#/lib/errors.ts';
import { log } from '#/server/log.ts';

/** A piece of work that is done again and again until the worker drains. */
export interface Loop {
  /** Ends its rest at once; there is something to do. */
  wake(): void;
  /** Ends once the pass under way is over. */
  stop(): Promise<void>;
}

/** How long a loop rests after a failure, in milliseconds. */
const restAfterFailureMs = 1_000;

/**
 * Repeats `pass`. It answers how many milliseconds to rest before the next. A failure never ends the loop: it is
 * reported, and after a second the pass is tried again, so that a database that comes back is found by itself.
 */
export function startLoop(name: string, pass: () => Promise<number>): Loop {
  const stopping = new AbortController();
  let resting = new AbortController();
  let failing = false;
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      let pause = restAfterFailureMs;
      try {
        pause = await pass();
        if (failing) log('info', 'loop recovered', { kind: name });
        failing = false;
      } catch (error) {
        // an outage is one line, not one a second
        if (!failing || !(error instanceof OperationalError)) log('error', 'loop failed', { kind: name, error });
        failing = true;
      }
      // a wake-up that came during the pass has ended the rest before it began
      const signal = AbortSignal.any([stopping.signal, resting.signal]);
      if (pause > 0) await rest(pause, undefined, { signal }).catch(() => {});
      resting = new AbortController();
    }
  })();
  return {
    wake: () => resting.abort(),
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
