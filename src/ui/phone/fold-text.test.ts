import { describe, expect, it } from 'vitest';
import { beginningOf, drawable } from './fold-text.ts';

// B31: what a thread draws of one message at once is little, however long it is.

describe('a text that is drawn', () => {
  it.each([
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['ten thousand families', '👨‍👩‍👧'.repeat(10_000)],
    ['pairs that end in the middle', `x${'👍'.repeat(5_000)}`],
  ])('begins with little of %s, and not with half a character', (_, text) => {
    const beginning = beginningOf(text) ?? '';
    expect(beginning.length).toBeLessThan(1_100);
    expect(beginning.isWellFormed()).toBe(true);
    expect(text.startsWith(beginning.replace(/…$/, ''))).toBe(true);
  });

  it('is whole where it is short', () => {
    expect(beginningOf('x'.repeat(1_024))).toBeNull();
  });

  it('has no more marks on a letter than can be told apart', () => {
    expect(drawable(`a${'\u0301'.repeat(60_000)}b${'\u0301'.repeat(60_000)}`)).toBe(
      `a${'\u0301'.repeat(32)}b${'\u0301'.repeat(32)}`,
    );
  });

  it.each(['não, às vezes é só “olá”', 'नमस्ते, क्या हाल है', 'עִבְרִית', '1️⃣ 👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301'.repeat(500)])(
    '%s stays as it is',
    (text) => {
      expect(drawable(text)).toBe(text);
    },
  );
});
