import { describe, expect, it } from 'vitest';
import type { Operator } from '#/flow/compare/operators.ts';
import type { ContactFacts } from '#/flow/run/facts.ts';
import { Conversation, noon } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { compareValue } from './compare.ts';
import { condition } from './schema.ts';

type Draft = Record<string, unknown>;

/** The way that a contact goes who has just said `go`. */
function way(config: Draft, contact: Partial<ContactFacts> = {}, at = noon): string | undefined {
  const conversation = new Conversation(aroundNode('condition', config, ['yes', 'no']), contact, at);
  conversation.say('go');
  return conversation.texts[0]?.replace('left by ', '');
}
const one = (rule: Draft) => ({ groups: [{ rules: [rule] }] });

describe('rules', () => {
  it.each<[Draft, Partial<ContactFacts>, string]>([
    [{ on: 'tag', tag: 'VIP', is: 'present' }, { tags: ['vip'] }, 'yes'],
    [{ on: 'tag', tag: 'vip', is: 'absent' }, { tags: ['vip'] }, 'no'],
    [{ on: 'tag', tag: 'vip', is: 'absent' }, {}, 'yes'],
    [{ on: 'field', name: 'plan', is: 'equals', value: 'Pro' }, { fields: { plan: 'pro' } }, 'yes'],
    [{ on: 'field', name: 'plan', is: 'empty' }, {}, 'yes'],
    [{ on: 'field', name: 'constructor', is: 'empty' }, {}, 'yes'],
    [{ on: 'field', name: 'name', is: 'starts', value: 'ana' }, {}, 'yes'],
    [{ on: 'field', name: 'score', is: 'at-least', value: '4' }, { fields: { score: '4' } }, 'yes'],
    [{ on: 'field', name: 'score', is: 'greater', value: '10' }, { fields: { score: 9 } }, 'no'],
    [
      { on: 'field', name: 'spent', is: 'greater', value: '{{ contact.limit }}' },
      { fields: { spent: 9, limit: 8 } },
      'yes',
    ],
    [{ on: 'field', name: 'phone', is: 'starts', value: '+55' }, {}, 'yes'],
    [{ on: 'message', is: 'equals', value: 'GO' }, {}, 'yes'],
    [{ on: 'message', is: 'matches', value: '^g.$' }, {}, 'yes'],
    [{ on: 'variable', name: 'contact.language', is: 'equals', value: 'pt-br' }, {}, 'yes'],
    [{ on: 'variable', name: 'message.text', is: 'not-empty' }, {}, 'yes'],
    [{ on: 'variable', name: 'answer.deep[0]', is: 'empty' }, {}, 'yes'],
    [{ on: 'variable', name: 'now', is: 'greater', value: '2026-11-19' }, {}, 'yes'],
  ])('%j for %j: %s', (rule, contact, exit) => expect(way(one(rule), contact)).toBe(exit));

  it('read clock and calendar where the contact is', () => {
    const friday9 = { on: 'time', from: '09:00', to: '18:00' };
    expect(way(one(friday9))).toBe('yes');
    expect(way(one(friday9), {}, noon - 60_000)).toBe('no');
    expect(way(one(friday9), { timeZone: 'Asia/Tokyo' })).toBe('no');
    const night = one({ on: 'time', from: '18:00', to: '08:00' });
    expect([way(night), way(night, { timeZone: 'Asia/Tokyo' }), way(night, { timeZone: 'Pacific/Honolulu' })]).toEqual([
      'no',
      'yes',
      'yes',
    ]);
    expect(way(one({ on: 'weekday', days: [5] }))).toBe('yes');
    expect(way(one({ on: 'weekday', days: [5] }), { timeZone: 'Pacific/Kiritimati' })).toBe('no');
  });
});

describe('groups', () => {
  const yes = { on: 'message', is: 'not-empty' };
  const no = { on: 'message', is: 'empty' };
  it.each<[string, Draft, string]>([
    ['all of all', { match: 'all', groups: [{ rules: [yes, yes] }, { rules: [yes] }] }, 'yes'],
    ['all but one', { match: 'all', groups: [{ rules: [yes, no] }, { rules: [yes] }] }, 'no'],
    ['any in a group', { match: 'all', groups: [{ match: 'any', rules: [yes, no] }, { rules: [yes] }] }, 'yes'],
    ['any group', { match: 'any', groups: [{ rules: [no] }, { rules: [yes] }] }, 'yes'],
    ['no group', { match: 'any', groups: [{ rules: [no] }, { match: 'any', rules: [no, no] }] }, 'no'],
  ])('%s', (_name, config, exit) => expect(way(config)).toBe(exit));
});

describe('compareValue', () => {
  it.each<[unknown, Operator, string, boolean]>([
    [1234.5, 'equals', '1234.50', true],
    ['1.234,5', 'equals', '1234.5', true],
    ['01', 'equals', '1', true],
    [true, 'equals', 'yes', true],
    [false, 'equals', 'no', true],
    [['Red', 'blue'], 'contains', 'red', true],
    [['Red', 'blue'], 'equals', 'BLUE', true],
    [['Red'], 'not-contains', 'green', true],
    [[], 'empty', '', true],
    [{}, 'empty', '', true],
    [0, 'empty', '', false],
    [' ', 'empty', '', true],
    ['São Paulo', 'contains', 'sao', true],
    [null, 'not-equals', 'x', true],
    [null, 'at-most', '5', false],
    ['many', 'greater', '3', false],
    ['many', 'less', '3', false],
    ['2026-11-20', 'at-least', '2026-11-20T15:00:00Z', true],
    ['2026-11-20', 'less', '2026-12-01', true],
    ['2026-11-20T10:00:00Z', 'less', '2026-11-20T11:00:00Z', true],
    [-3, 'at-most', '-3', true],
  ])('%j %s %j: %s', (actual, is, expected, holds) =>
    expect(compareValue(actual as never, is, expected, 'pt-BR')).toBe(holds),
  );
});

it('says what is missing', () => {
  const check = (...rules: Draft[]) =>
    condition
      .check?.(condition.config.parse({ groups: [{ rules }] }), { variables: new Set(['known']) })
      .map(({ code, field }) => `${code} ${field}`);
  expect(check()).toEqual(['too-few-options groups.0.rules']);
  expect(
    check(
      { on: 'variable', name: '', is: 'equals', value: '' },
      { on: 'variable', name: 'typo.x', is: 'empty' },
      { on: 'variable', name: 'known.x[0]', is: 'empty' },
      { on: 'tag', tag: ' ', is: 'present' },
      { on: 'time', from: '09:00', to: '' },
      { on: 'weekday', days: [] },
      { on: 'message', is: 'matches', value: '(' },
    ),
  ).toEqual([
    'field-empty groups.0.rules.0.name',
    'field-empty groups.0.rules.0.value',
    'variable-unknown groups.0.rules.1.name',
    'field-empty groups.0.rules.3.tag',
    'field-empty groups.0.rules.4.to',
    'field-empty groups.0.rules.5.days',
    'regex-invalid groups.0.rules.6.value',
  ]);
});
