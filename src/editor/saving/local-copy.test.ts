import { expect, it } from 'vitest';
import { emptyDocument } from '#/flow/graph/document.ts';
import { sampleDocument } from '../testing/sample-document.ts';
import { type CopyStorage, dropLocalCopy, keepLocalCopy, readLocalCopy } from './local-copy.ts';

function storage(room = Number.POSITIVE_INFINITY): CopyStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new Error('full');
      items.set(key, value);
    },
  };
}
const copy = { revision: 3, document: sampleDocument };

it('keeps a draft until it is dropped', () => {
  const kept = storage();
  keepLocalCopy(kept, 'f', copy);
  expect(readLocalCopy(kept, 'f', emptyDocument)).toEqual(copy);
  expect(readLocalCopy(kept, 'other', emptyDocument)).toBeNull();
  dropLocalCopy(kept, 'f');
  expect(readLocalCopy(kept, 'f', emptyDocument)).toBeNull();
});

it('has nothing to say when the server has the same', () => {
  const kept = storage();
  keepLocalCopy(kept, 'f', copy);
  expect(readLocalCopy(kept, 'f', sampleDocument)).toBeNull();
});

it('survives a full storage and foreign content', () => {
  const full = storage(10);
  keepLocalCopy(full, 'f', copy);
  expect(readLocalCopy(full, 'f', emptyDocument)).toBeNull();
  const foreign = storage();
  foreign.setItem('recado-draft:f', '{"revision":"3"');
  expect(readLocalCopy(foreign, 'f', emptyDocument)).toBeNull();
});
