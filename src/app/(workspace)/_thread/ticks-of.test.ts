import { expect, test } from 'vitest';
import { ticksOf } from './ticks-of.ts';

const out = { direction: 'out', ending: null, status: 0, sending: null } as const;
const sending = { state: 'ready', attempt: 0, nextAt: '2026-11-20T00:00:00.000Z' } as const;

test.each([
  ['planned', { ...out, sending }, 'pending'],
  ['in doubt', { ...out, sending: { ...sending, state: 'uncertain' as const } }, 'unknown'],
  ['accepted', { ...out, status: 1 }, 'sent'],
  ['delivered', { ...out, status: 3 }, 'delivered'],
  ['played', { ...out, status: 5 }, 'read'],
  ['cancelled', { ...out, ending: 'cancelled' as const }, 'cancelled'],
  ['failed after it was sent', { ...out, ending: 'failed' as const, status: 2 }, 'failed'],
  ["the contact's own", { ...out, direction: 'in' as const }, undefined],
])('%s', (_, message, ticks) => {
  expect(ticksOf(message)).toBe(ticks);
});
