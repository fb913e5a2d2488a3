import { describe, expect, it } from 'vitest';
import { firstWords, shownBody } from './shown-body.ts';

const file = {
  kind: 'media',
  media: 'image',
  caption: 'two',
  mime: 'image/jpeg',
  filename: null,
  voice: false,
  animated: false,
  providerMediaId: '1',
} as const;

describe('an edited message', () => {
  it('keeps its file under a new caption', () => {
    const shown = shownBody({ body: { in: file }, assetId: 'a', edited: 'three' }, (asset) => `/${asset}`);
    expect(shown).toMatchObject({ kind: 'media', url: '/a', caption: 'three' });
  });

  it('shows its new words, in lists and quotes too', () => {
    const message = { body: { in: { kind: 'text', text: 'two' } }, edited: 'three' } as const;
    expect(shownBody(message, String)).toEqual({ kind: 'text', text: 'three' });
    expect(firstWords(message)).toBe('three');
    expect(firstWords({ body: message.body })).toBe('two');
  });
});

it('B31: a list or quote shows the beginning of a message and not more', () => {
  const endless = firstWords({ body: { in: { kind: 'text', text: '👍'.repeat(30_000) } } });
  expect(endless).toMatch(/^👍+$/u);
  expect(endless.length).toBeLessThan(1_000);
  expect(firstWords({ body: { in: { kind: 'text', text: `${'x'.repeat(299)}👍` } } }).isWellFormed()).toBe(true);
});
