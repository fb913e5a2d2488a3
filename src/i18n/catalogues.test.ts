import { describe, expect, test } from 'vitest';
import { problemCodes } from '#/flow/checks/problem.ts';
import { userErrorCodes } from '#/lib/errors.ts';
import { locales } from '#/lib/locales.ts';
import { catalogues } from './catalogues.ts';
import { icuArguments } from './icu-arguments.ts';

/** Every text with its dotted key. */
function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

const english = new Map(flatten(catalogues.en));

describe.each(locales.filter((locale) => locale !== 'en'))('%s', (locale) => {
  const texts = new Map(flatten(catalogues[locale]));

  test('has the same keys as English', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each([...english].filter(([key]) => texts.has(key)))('%s takes the same values', (key, original) => {
    expect(icuArguments(texts.get(key) as string)).toEqual(icuArguments(original));
  });
});

test.each(locales)('%s has no empty and no untrimmed text', (locale) => {
  expect(flatten(catalogues[locale]).filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
});

test.each(userErrorCodes)('the error %s has words', (code) => {
  expect(english.has(`errors.${code}`)).toBe(true);
});

test.each(problemCodes)('the problem %s has words', (code) => {
  expect(english.has(`problems.${code}`)).toBe(true);
});
