import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, fits, headWithin, lengthIn, splitText } from './fit-text.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const segments = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);

describe('lengths', () => {
  it('are counted in the unit that a provider counts in', () => {
    expect(['utf16', 'codepoint', 'utf8byte'].map((unit) => lengthIn('é👍', unit as never))).toEqual([3, 2, 6]);
  });
});

describe('shortening', () => {
  it('never ends inside a grapheme', () => {
    expect(cutText('ab👨‍👩‍👧‍👦cd', { max: 8, unit: 'utf16' })).toBe('ab…');
    expect(headWithin('e\u0301e\u0301', { max: 3, unit: 'utf16' })).toBe('e\u0301');
  });

  it('leaves alone what fits', () => {
    expect(cutText('abc', { max: 3, unit: 'utf16' })).toBe('abc');
  });

  it('cuts one endless grapheme between code points', () => {
    const zalgo = `x${'\u0301'.repeat(50)}`;
    expect(headWithin(zalgo, { max: 10, unit: 'utf16' })).toHaveLength(10);
  });
});

describe('splitting', () => {
  const limit = { max: 40, unit: 'utf16' } as const;

  it('parts between sentences before words', () => {
    expect(splitText('This is the first sentence. And this is the next.', limit)).toEqual([
      'This is the first sentence.',
      'And this is the next.',
    ]);
    expect(splitText(`${'word '.repeat(12)}`.trim(), limit).every((part) => /^(word ?)+$/.test(part))).toBe(true);
  });

  it('keeps every grapheme whole and every limit, for any text', () => {
    const unit = fc.constantFrom('utf16' as const, 'codepoint' as const, 'utf8byte' as const);
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(fc.constantFrom('👨‍👩‍👧‍👦', ' ', '\n', '. ', 'ab', '🇧🇷', 'e\u0301', ' \u0301', '\r\n'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, unit, (whole, counted) => {
        const parts = splitText(whole, { max: 40, unit: counted });
        for (const part of parts) expect(fits(part, { max: 40, unit: counted })).toBe(true);
        const solid = (all: string[]) => all.filter((segment) => segment.trim() !== '');
        const expected = solid(segments(whole));
        if (expected.every((segment) => lengthIn(segment, counted) <= 40)) {
          expect(parts.flatMap((part) => solid(segments(part)))).toEqual(expected);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
