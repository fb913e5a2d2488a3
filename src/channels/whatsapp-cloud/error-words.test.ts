import { expect, test } from 'vitest';
import { locales } from '#/lib/locales.ts';
import { errorWords } from './error-words.ts';
import { errorEntries } from './errors.ts';

const pausing = errorEntries.filter(({ effect }) => effect === 'pause-channel').map(({ code }) => code);

test.each(pausing)('the code %d, after which a number pauses, has words in every language', (code) => {
  for (const locale of locales) expect(errorWords[locale][`error-${code}`]).toMatch(/\({code}\)$/);
});

test('the words of the three languages are about the same codes, and each code has one meaning', () => {
  const [english, ...rest] = locales.map((locale) => Object.keys(errorWords[locale]).sort());
  for (const keys of rest) expect(keys).toEqual(english);
  expect(errorWords.en['error-other']).toBe('Meta refused it ({code})');
});
