import { describe, expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { wait } from './schema.ts';

const start = (until: Record<string, unknown>, timeZone: string | null = 'America/Sao_Paulo') => {
  const conversation = new Conversation(aroundNode('wait', { until }, ['next']), { timeZone });
  conversation.say('go');
  return conversation;
};
const dueAt = (until: Record<string, unknown>, timeZone?: string | null) =>
  new Date(start(until, timeZone).state?.wait?.dueAt ?? Number.NaN).toISOString();

describe('wait', () => {
  it('rests for a duration, whatever is said meanwhile, and goes on', () => {
    const conversation = start({ how: 'duration', amount: 2, unit: 'days' });
    conversation.say('hello?');
    expect(conversation.texts).toEqual([]);
    expect(conversation.skip(47, 'hours')).toEqual([]);
    expect(conversation.skip(1, 'hours')).toMatchObject([{ effects: [{ message: { text: 'left by next' } }] }]);
    expect(conversation.state?.status).toBe('done');
  });

  it('rests until a time of day of the contact, else of the workspace', () => {
    expect(dueAt({ how: 'time-of-day', time: '18:00' })).toBe('2026-11-20T21:00:00.000Z');
    expect(dueAt({ how: 'time-of-day', time: '18:00' }, null)).toBe('2026-11-20T18:00:00.000Z');
    expect(dueAt({ how: 'time-of-day', time: '08:00' })).toBe('2026-11-21T11:00:00.000Z');
    expect(dueAt({ how: 'time-of-day', time: '08:00', days: 3 })).toBe('2026-11-23T11:00:00.000Z');
  });

  it('lasts as long as ten years', () => {
    expect(dueAt({ how: 'duration', amount: 3_650, unit: 'days' })).toBe('2036-11-17T12:00:00.000Z');
  });

  it('fails visibly on a draft without a time', () => {
    expect(start({ how: 'time-of-day', time: '' }).state).toMatchObject({
      status: 'failed',
      fault: { code: 'node-broken' },
    });
  });

  it('bounds what it accepts', () => {
    const accepts = (amount: number) =>
      wait.config.safeParse({ until: { how: 'duration', amount, unit: 'seconds' } }).success;
    expect([accepts(Number.NaN), accepts(Number.POSITIVE_INFINITY), accepts(-1), accepts(1)]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const check = (until: unknown) =>
      wait.check?.(wait.config.parse({ until }), { variables: new Set() }).map((p) => p.code);
    expect(check({ how: 'duration', amount: 1e9, unit: 'seconds' })).toEqual(['number-out-of-range']);
    expect(check({ how: 'duration', amount: 0, unit: 'hours' })).toEqual(['number-out-of-range']);
    expect(check({ how: 'time-of-day', time: '25:00' })).toEqual(['field-empty']);
  });
});
