import { describe, expect, it } from 'vitest';
import { createClock, frozenTime, type TimeSource } from './clock.ts';

/** Real time under the test's hand. */
function handTime(): TimeSource & { pass(ms: number): void } {
  let now = 1_000;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}

describe('the clock of the simulator', () => {
  it('runs what falls due on the way of a jump, in order and each at its own time', () => {
    const clock = createClock(frozenTime(0));
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.after(300, note('c'));
    clock.after(100, note('a'));
    clock.after(100, () => {
      note('b')();
      clock.after(50, note('made on the way'));
    });
    clock.after(2_000, note('later'));
    clock.advance(1_000);
    expect(seen).toEqual([
      ['a', 100],
      ['b', 100],
      ['made on the way', 150],
      ['c', 300],
    ]);
    expect([clock.now(), clock.ahead()]).toEqual([1_000, 1_000]);
  });

  it('follows real time between jumps', () => {
    const time = handTime();
    const clock = createClock(time);
    const seen: number[] = [];
    clock.after(500, () => seen.push(clock.now()));
    const cancel = clock.after(600, () => seen.push(-1));
    cancel();
    time.pass(499);
    expect(seen).toEqual([]);
    clock.advance(0);
    time.pass(1);
    expect(seen).toEqual([1_500]);
    clock.after(1_000, () => seen.push(clock.now()));
    clock.advance(400);
    time.pass(600);
    expect(seen).toEqual([1_500, 2_500]);
  });

  it('takes waits that are longer than a real timer can be', () => {
    const time = handTime();
    const clock = createClock(time);
    let rang = false;
    clock.after(30 * 86_400_000, () => {
      rang = true;
    });
    for (let hours = 0; hours < 30 * 24; hours++) {
      expect(rang).toBe(false);
      time.pass(3_600_000);
    }
    expect(rang).toBe(true);
  });

  it('calls everything off', () => {
    const clock = createClock(frozenTime(0));
    clock.after(1, () => {
      throw new Error('too late');
    });
    clock.clear();
    clock.advance(10);
  });
});
