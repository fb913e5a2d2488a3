/** Where real time comes from; tests hand in one that stands still. */
export interface TimeSource {
  now(): number;
  /** Calls back after real milliseconds; answers how to call it off. */
  after(ms: number, run: () => void): () => void;
}

/** The simulator's own time: real time plus every jump. Timers fire by it. */
export interface SimClock {
  now(): number;
  /** Milliseconds by which it is ahead of real time. */
  ahead(): number;
  /** Runs something after so many milliseconds of this clock; answers how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Jumps ahead; everything that falls due on the way runs in order, each at its own time. */
  advance(ms: number): void;
  /** Calls everything off. */
  clear(): void;
}

interface Timer {
  at: number;
  order: number;
  run: () => void;
}

/** The longest that one real timer waits; longer waits are taken in pieces. */
const longestWaitMs = 60 * 60 * 1_000;

/** Real time, by timers that do not keep the process alive. */
export const realTime: TimeSource = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Time that stands still until the simulator's clock is advanced. */
export function frozenTime(at: number): TimeSource {
  return { now: () => at, after: () => () => {} };
}

/** Makes a clock on top of a source of time. */
export function createClock(source: TimeSource): SimClock {
  let offset = 0;
  let made = 0;
  let timers: Timer[] = [];
  let cancelWake: (() => void) | undefined;
  const now = () => source.now() + offset;

  function takeDue(until: number): Timer | undefined {
    const next = timers[0];
    if (!next || next.at > until) return undefined;
    timers.shift();
    return next;
  }

  function wakeForNext(): void {
    cancelWake?.();
    const next = timers[0];
    if (!next) return;
    cancelWake = source.after(Math.min(Math.max(0, next.at - now()), longestWaitMs), () => {
      for (let due = takeDue(now()); due; due = takeDue(now())) due.run();
      wakeForNext();
    });
  }

  return {
    now,
    ahead: () => offset,
    after(ms, run) {
      const timer: Timer = { at: now() + Math.max(0, ms), order: made++, run };
      const place = timers.findLastIndex((other) => other.at <= timer.at) + 1;
      timers.splice(place, 0, timer);
      if (place === 0) wakeForNext();
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const target = now() + ms;
      for (let due = takeDue(target); due; due = takeDue(target)) {
        offset += Math.max(0, due.at - now());
        due.run();
      }
      offset += Math.max(0, target - now());
      wakeForNext();
    },
    clear() {
      cancelWake?.();
      timers = [];
    },
  };
}
