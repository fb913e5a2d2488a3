import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { type SegmentRules, segmentRules } from '#/flow/audience/segment-rules.ts';
import { compileSegment } from './compile-segment.ts';

const dialect = new PgDialect();
const compile = (groups: SegmentRules['groups'], match: 'all' | 'any' = 'all') =>
  dialect.sqlToQuery(compileSegment({ match, groups }, new Map([['age', 'number']])));

it('what people write never becomes a part of the statement', () => {
  const evil = `'); drop table contact; --`;
  const { sql, params } = compile([
    {
      match: 'any',
      rules: [
        { on: 'tag', tag: evil, is: 'present' },
        { on: 'field', name: evil, is: 'contains', value: evil },
        { on: 'field', name: 'age', is: 'greater', value: evil },
      ],
    },
  ]);
  expect(sql).not.toContain('drop');
  expect(params).toEqual(expect.arrayContaining([evil]));
});

it('joins rules and groups as they say', () => {
  const out = { on: 'consent', is: 'opted-out' } as const;
  const { sql } = compile(
    [
      { match: 'any', rules: [out, out] },
      { match: 'all', rules: [out, out] },
    ],
    'any',
  );
  const one = 'contact.opted_out_at is not null';
  expect(sql).toBe(`((${one} or ${one}) or (${one} and ${one}))`);
});

it('refuses rules that ask nothing', () => {
  const rules = (rule: object) => segmentRules.safeParse({ match: 'all', groups: [{ match: 'all', rules: [rule] }] });
  expect(rules({ on: 'field', name: 'age', is: 'greater', value: ' ' }).success).toBe(false);
  expect(rules({ on: 'field', name: 'age', is: 'matches', value: '.*' }).success).toBe(false);
  expect(rules({ on: 'tag', tag: '', is: 'present' }).success).toBe(false);
  expect(rules({ on: 'field', name: 'age', is: 'empty' }).success).toBe(true);
  expect(segmentRules.safeParse({ match: 'all', groups: [] }).success).toBe(false);
});
