import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const berlin = 'Europe/Berlin';
const night = { from: '21:00', until: '08:00' };
const until = (at: string, hours = night, zone = berlin) => {
  const end = quietUntil(Date.parse(at), hours, zone);
  return end === null ? null : new Date(end).toISOString();
};

describe('quietUntil', () => {
  it('holds over midnight, and not at its end', () => {
    expect(until('2026-11-20T19:59:00Z')).toBeNull(); // 20:59 in Berlin
    expect(until('2026-11-20T20:00:00Z')).toBe('2026-11-21T07:00:00.000Z');
    expect(until('2026-11-21T06:59:59Z')).toBe('2026-11-21T07:00:00.000Z');
    expect(until('2026-11-21T07:00:00Z')).toBeNull();
  });

  it('holds within a day', () => {
    const siesta = { from: '13:00', until: '15:30' };
    expect(until('2026-11-20T11:59:59Z', siesta)).toBeNull();
    expect(until('2026-11-20T12:00:00Z', siesta)).toBe('2026-11-20T14:30:00.000Z');
    expect(until('2026-11-20T14:30:00Z', siesta)).toBeNull();
  });

  it('never holds when it begins where it ends', () => {
    expect(until('2026-11-20T12:00:00Z', { from: '08:00', until: '08:00' })).toBeNull();
  });

  it('ends by the clock when clocks go forward or back in the night', () => {
    // 28 March, 23:00 in Berlin; in the night clocks go forward
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
    // 24 October, 23:00; in the night they go back
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    // an end that the clocks skip comes when they would have shown it
    expect(until('2026-03-28T22:00:00Z', { from: '21:00', until: '02:30' })).toBe('2026-03-29T01:30:00.000Z');
    // an end that they show twice comes the first time
    expect(until('2026-10-24T21:00:00Z', { from: '21:00', until: '02:30' })).toBe('2026-10-25T00:30:00.000Z');
  });

  it('always ends within a day and an hour, and is over when it ends, unless the clocks were put back into it', () => {
    const time = fc
      .integer({ min: 0, max: 1_439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    const zones = fc.constantFrom('UTC', berlin, 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kolkata');
    fc.assert(
      fc.property(
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        time,
        time,
        zones,
        (seconds, from, end, zone) => {
          const at = seconds * 1_000;
          const over = quietUntil(at, { from, until: end }, zone);
          if (over === null) return;
          expect(over).toBeGreaterThan(at);
          expect(over - at).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });
});
