import { describe, expect, it } from 'vitest';
import { addDuration, checkDuration } from './duration.ts';
import { parseDate } from './parse-date.ts';
import { isTimeOfDay, minutesOfDay } from './time-of-day.ts';
import { isTimeZone, timeZoneOf } from './time-zone.ts';
import { nextTimeOfDay, zonedMoment } from './zoned.ts';

const berlin = 'Europe/Berlin';
const iso = (at: number) => new Date(at).toISOString();
const ms = (text: string) => Date.parse(text);
const nineThirty = minutesOfDay('09:30');
const halfPastTwo = minutesOfDay('02:30');

describe('addDuration', () => {
  it('adds seconds to hours exactly, and days by the calendar', () => {
    const evening = ms('2026-03-28T19:00:00Z'); // 20:00 in Berlin, the night before clocks go forward
    expect(iso(addDuration(evening, { amount: 24, unit: 'hours' }, berlin))).toBe('2026-03-29T19:00:00.000Z');
    expect(iso(addDuration(evening, { amount: 1, unit: 'days' }, berlin))).toBe('2026-03-29T18:00:00.000Z');
    expect(iso(addDuration(evening, { amount: 1, unit: 'weeks' }, berlin))).toBe('2026-04-04T18:00:00.000Z');
    expect(iso(addDuration(evening, { amount: 1.5, unit: 'days' }, 'UTC'))).toBe('2026-03-30T07:00:00.000Z');
  });
  it('lasts at least a second and at most ten years, whatever a draft says', () => {
    expect(addDuration(0, { amount: 0, unit: 'days' }, 'UTC')).toBe(1_000);
    expect(addDuration(0, { amount: 0.0001, unit: 'seconds' }, 'UTC')).toBe(1_000);
    expect(iso(addDuration(0, { amount: 1e9, unit: 'weeks' }, 'UTC'))).toBe('1979-12-20T00:00:00.000Z');
  });
  it('says when a duration is out of range', () => {
    expect(checkDuration({ amount: 3_650, unit: 'days' }, 'd')).toEqual([]);
    for (const amount of [0, 0.5, 3_651, 1e9]) {
      const [problem] = checkDuration({ amount, unit: 'days' }, 'd');
      expect(problem).toMatchObject({ code: 'number-out-of-range', field: 'd.amount', details: { max: 3_650 } });
    }
  });
});

describe('nextTimeOfDay', () => {
  it('is today while it lies ahead, else tomorrow', () => {
    expect(iso(nextTimeOfDay(ms('2026-11-20T08:00:00Z'), nineThirty, 0, berlin))).toBe('2026-11-20T08:30:00.000Z');
    expect(iso(nextTimeOfDay(ms('2026-11-20T08:30:00Z'), nineThirty, 0, berlin))).toBe('2026-11-21T08:30:00.000Z');
    expect(iso(nextTimeOfDay(ms('2026-11-20T23:30:00Z'), nineThirty, 0, berlin))).toBe('2026-11-21T08:30:00.000Z');
  });
  it('counts days ahead on the calendar of the zone', () => {
    expect(iso(nextTimeOfDay(ms('2026-11-20T23:30:00Z'), nineThirty, 2, berlin))).toBe('2026-11-23T08:30:00.000Z');
  });
  it('moves with the clocks where they skip the time, and is itself again the day after', () => {
    const before = ms('2026-03-28T12:00:00Z');
    expect(iso(nextTimeOfDay(before, halfPastTwo, 0, berlin))).toBe('2026-03-29T01:30:00.000Z'); // shown as 03:30
    const after = ms('2026-03-29T01:30:00Z');
    expect(iso(nextTimeOfDay(after, halfPastTwo, 0, berlin))).toBe('2026-03-30T00:30:00.000Z');
  });
  it('takes the first of two where clocks go back', () => {
    expect(iso(nextTimeOfDay(ms('2026-10-24T12:00:00Z'), halfPastTwo, 0, berlin))).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('zones and clocks', () => {
  it('shows date, minutes and ISO weekday', () => {
    const moment = zonedMoment(ms('2026-11-22T02:30:00Z'), 'America/Sao_Paulo');
    expect(moment).toEqual({ date: '2026-11-21', minutes: 23 * 60 + 30, weekday: 6 });
    expect(zonedMoment(ms('2026-11-22T12:00:00Z'), 'UTC').weekday).toBe(7);
  });
  it('falls back from the contact to the workspace to UTC', () => {
    const facts = (contact: string | null, workspace: string) =>
      ({ contact: { timeZone: contact }, workspace: { timeZone: workspace } }) as Parameters<typeof timeZoneOf>[0];
    expect(timeZoneOf(facts('Asia/Tokyo', berlin))).toBe('Asia/Tokyo');
    expect(timeZoneOf(facts('Mars/Olympus', berlin))).toBe(berlin);
    expect(timeZoneOf(facts(null, 'nowhere'))).toBe('UTC');
    expect(isTimeZone('')).toBe(false);
  });
  it('knows a time of day', () => {
    expect([isTimeOfDay('00:00'), isTimeOfDay('23:59'), isTimeOfDay('24:00'), isTimeOfDay('9:30')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(() => minutesOfDay('')).toThrow('not a time of day');
  });
});

describe('parseDate', () => {
  const now = ms('2026-11-20T12:00:00Z');
  const read = (text: string, language: string | null = 'pt-BR', lean: 'future' | 'past' = 'future') =>
    parseDate(text, { now, timeZone: 'America/Sao_Paulo', language, lean });

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['31.12.26', '2026-12-31'],
    ['31-12', '2026-12-31'],
    ['5/1', '2027-01-05'],
    ['31 de diciembre', '2026-12-31'],
    ['31 de dezembro de 2027', '2027-12-31'],
    ['1º de março', '2027-03-01'],
    ['Dec 31st, 2026', '2026-12-31'],
    ['the 5th of May', '2027-05-05'],
    ['hoje', '2026-11-20'],
    ['MAÑANA', '2026-11-21'],
    ['tomorrow!', '2026-11-21'],
    ['depois de amanhã', '2026-11-22'],
    ['29/2/2028', '2028-02-29'],
  ])('reads %s', (text, date) => expect(read(text)).toBe(date));

  it.each([
    '',
    'soon',
    '32/1/2026',
    '29/2/2026',
    '13/13/2026',
    '31 foo',
    '1/1/1',
    '2026-13-01',
    '12',
    'may may',
    '99999/1',
  ])('refuses %j', (text) => expect(read(text)).toBeNull());
  it('puts the month first for Americans only, and only where it can', () => {
    expect(read('3/4/2027', 'en-US')).toBe('2027-03-04');
    expect(read('3/4/2027', 'en-GB')).toBe('2027-04-03');
    expect(read('13/4/2027', 'en')).toBe('2027-04-13');
    expect(read('4/13/2027', 'es')).toBe('2027-04-13');
  });
  it('looks back where dates of birth are asked for', () => {
    expect(read('5/1', null, 'past')).toBe('2026-01-05');
    expect(read('31/12', null, 'past')).toBe('2025-12-31');
    expect(read('31/12/90', null, 'past')).toBe('1990-12-31');
  });
});
