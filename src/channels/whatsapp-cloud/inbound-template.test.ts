import { expect, it } from 'vitest';
import { items, onlyOf } from './fixtures/parsed.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { reachOf } from './reach.ts';

const effect = (file: string) => onlyOf('account', file).effect;
const altered = (file: string, from: string, to: string) => {
  const event = items(JSON.parse(JSON.stringify(readFixture(`webhooks/${file}.json`)).replace(from, to)))[0]?.event;
  return event?.kind === 'account' ? event.effect : undefined;
};

it('tells what became of a template, when, and of which', () => {
  expect(effect('tmpl-approved')).toEqual({
    kind: 'template',
    at: 1_794_996_000_000,
    providerId: '1689000000009832',
    name: 'order_confirmation',
    language: 'en_US',
    change: { what: 'status', status: 'approved', reason: null, advice: null },
  });
});

it('keeps the reason and the advice of a rejection, and the words of a pause', () => {
  expect(effect('tmpl-rejected')).toMatchObject({
    change: {
      status: 'rejected',
      reason: 'Parameters are placed next to each other.',
      advice: 'Separate them with text.',
    },
  });
  expect(effect('tmpl-paused')).toMatchObject({
    change: { status: 'paused', reason: expect.stringContaining('paused for 3 hours') },
  });
});

it.each(['tmpl-quality', 'tmpl-quality-misfiled'])('reads the quality in %s', (file) => {
  expect(effect(file)).toMatchObject({ change: { what: 'quality', quality: 'medium' } });
});

it('tells a category that has changed from one that will', () => {
  expect(effect('tmpl-category-changed')).toMatchObject({ change: { what: 'category', category: 'marketing' } });
  const coming = '"new_category":"UTILITY","correct_category":"MARKETING","category_update_timestamp":1794999999';
  expect(altered('tmpl-category-changed', '"new_category":"MARKETING"', coming)).toMatchObject({
    change: { what: 'next-category', category: 'marketing', from: 1_794_999_999_000 },
  });
});

it('leaves the state alone where the event says nothing about it', () => {
  expect(altered('tmpl-approved', 'APPROVED', 'FLAGGED')).toBeNull();
});

it('reads how many people may be reached, as a tier or a number', () => {
  expect(effect('acct-capability-number')).toEqual({ kind: 'set-reach', people: 2_000 });
  expect(effect('acct-capability-tier')).toEqual({ kind: 'set-reach', people: 10_000 });
  expect(['TIER_250', 'TIER_100K', 'TIER_UNLIMITED', -1, 'TIER_X', undefined].map(reachOf)).toEqual([
    250,
    100_000,
    null,
    null,
    undefined,
    undefined,
  ]);
});
