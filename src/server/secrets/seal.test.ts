import { expect, test } from 'vitest';
import { lastFour, rewrap, type SecretPlace, seal, sealedUnderFirstKey, unseal } from './seal.ts';

const place: SecretPlace = { workspace: 'w', table: 't', row: 'r', field: 'f' };
const oldKey = 'old:the old key of this instance, long enough';
const newKey = 'new:the new key of this instance, long enough';

test('what was sealed comes back, and looks different each time', () => {
  const [a, b] = [seal('EAAG-tøken', place, oldKey), seal('EAAG-tøken', place, oldKey)];
  expect(unseal(a, place, oldKey)).toBe('EAAG-tøken');
  expect(a.value).not.toBe(b.value);
  expect(a.wrapped).not.toBe(b.wrapped);
  expect(JSON.stringify(a)).not.toContain('EAAG');
});

test.each(['workspace', 'table', 'row', 'field'] as const)('a seal does not open under another %s', (part) => {
  const sealed = seal('x', place, oldKey);
  expect(() => unseal(sealed, { ...place, [part]: 'other' }, oldKey)).toThrow();
});

test('places that would read alike when joined are different places', () => {
  const sealed = seal('x', { ...place, table: 'a', row: 'b,c' }, oldKey);
  expect(() => unseal(sealed, { ...place, table: 'a,b', row: 'c' }, oldKey)).toThrow();
});

test.each(['value', 'wrapped'] as const)('a seal whose %s was touched does not open', (part) => {
  const sealed = seal('x', place, oldKey);
  const bytes = Buffer.from(sealed[part], 'base64');
  for (const at of [0, 12, bytes.length - 1]) {
    const touched = Buffer.from(bytes);
    touched[at] = (touched[at] as number) ^ 1;
    expect(() => unseal({ ...sealed, [part]: touched.toString('base64') }, place, oldKey)).toThrow();
  }
});

test('the parts of two seals cannot be mixed', () => {
  const [a, b] = [seal('a', place, oldKey), seal('b', place, oldKey)];
  expect(() => unseal({ ...a, value: b.value }, place, oldKey)).toThrow();
});

test('after a new key is put first, old seals still open and new ones use it', () => {
  const both = `${newKey},${oldKey}`;
  const sealed = seal('x', place, oldKey);
  expect(unseal(sealed, place, both)).toBe('x');
  expect(seal('y', place, both).key).toBe('new');
  expect(sealedUnderFirstKey(sealed, both)).toBe(false);
});

test('a seal that was wrapped anew needs the old key no more, and its value was never opened', () => {
  const both = `${newKey},${oldKey}`;
  const sealed = seal('x', place, oldKey);
  const moved = rewrap(sealed, place, both);
  expect(moved.value).toBe(sealed.value);
  expect(sealedUnderFirstKey(moved, both)).toBe(true);
  expect(unseal(moved, place, newKey)).toBe('x');
  expect(() => unseal(moved, place, oldKey)).toThrow('no ENCRYPTION_KEY with id new');
});

test('only the end of a long value is ever shown', () => {
  expect(lastFour('abcdefghijkl')).toBe('ijkl');
  expect(lastFour('abcdefgh')).toBe('');
});
