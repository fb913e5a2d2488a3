import { describe, expect, it } from 'vitest';
import { patternProblem } from '#/flow/text/pattern.ts';
import { runKeyword } from './run.ts';
import { type KeywordConfig, keyword } from './schema.ts';

/** What a message is worth to a keyword trigger; null when it does not fit. */
function match(words: string[], how: KeywordConfig['match'], text: string) {
  const config: KeywordConfig = { words, match: how, priority: 0, whenBusy: 'ignore' };
  const occurrence = { kind: 'message-received', content: { kind: 'text', text }, firstContact: false } as const;
  return runKeyword.match?.(config, occurrence) ?? null;
}
const because = (words: string[], how: KeywordConfig['match'], text: string) => match(words, how, text)?.because;

describe('keyword', () => {
  it.each<[KeywordConfig['match'], string, string, boolean]>([
    ['contains', 'price', 'What is the PRICE?', true],
    ['contains', 'price', 'priceless', false],
    ['contains', 'preço', 'qual o preco', true],
    ['contains', 'how much', 'How   much is it', true],
    ['exact', 'price', ' Price! ', true],
    ['exact', 'price', 'price please', false],
    ['starts', 'price', 'price please', true],
    ['starts', 'price', 'pricey', false],
    ['starts', 'price', 'the price', false],
    ['regex', '^order \\d+$', 'Order 77', true],
    ['regex', '^order \\d+$', 'my order 77', false],
    ['regex', '^preço$', ' Preço ', true],
    ['regex', '^preco$', 'PREÇO', true],
    ['contains', '👍', 'ok 👍', true],
  ])('%s %j with %j: %s', (how, word, text, fits) => expect(match([word], how, text) !== null).toBe(fits));

  it('fits by any of its words and says which; the longest counts', () => {
    expect(because(['price', 'price list'], 'contains', 'the price list')).toBe('price list');
    expect(because(['hello', 'price'], 'contains', 'price')).toBe('price');
  });
  it('ranks exact above starts above contains above a pattern', () => {
    const worth = (['exact', 'starts', 'contains', 'regex'] as const).map(
      (how) => match(['price'], how, 'price')?.specificity ?? 0,
    );
    expect(worth).toEqual([...worth].sort((a, b) => b - a));
    expect(new Set(worth).size).toBe(4);
  });
  it('never fits an empty message or an empty word', () => {
    expect(match(['', '  '], 'contains', 'anything')).toBeNull();
    expect(match(['a'], 'contains', '   ')).toBeNull();
  });
  it('reads captions and taps too', () => {
    const config: KeywordConfig = { words: ['menu'], match: 'exact', priority: 0, whenBusy: 'ignore' };
    const content = { kind: 'choice', label: 'Menu', via: 'template', target: null } as const;
    expect(runKeyword.match?.(config, { kind: 'message-received', content, firstContact: true })).not.toBeNull();
  });
  it('says what is missing, and which pattern cannot be read', () => {
    const check = (config: unknown) =>
      keyword
        .check?.(keyword.config.parse(config), { variables: new Set() })
        .map(({ code, field }) => `${code} ${field}`);
    expect(check({ words: [], match: 'exact' })).toEqual(['field-empty words']);
    expect(check({ words: ['ok', '(', '(a)\\1'], match: 'regex' })).toEqual([
      'regex-invalid words.1',
      'regex-invalid words.2',
    ]);
    expect(patternProblem('x'.repeat(2_000))).not.toBeNull();
    expect(keyword.config.safeParse({ words: ['x'.repeat(100_000)], match: 'regex' }).success).toBe(false);
  });
});
