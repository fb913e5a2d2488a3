import { expect, it } from 'vitest';
import { freePlace, placeAfter } from './free-place.ts';
import { sampleDocument, textNode } from './testing/sample-document.ts';

it('takes the wanted place when it is free', () => {
  expect(freePlace(sampleDocument, new Map(), { x: 0, y: 400 })).toEqual({ x: 0, y: 400 });
});

it('goes below a card that is in the way, however tall it is drawn', () => {
  const sizes = new Map([['k', { width: 264, height: 500 }]]);
  expect(freePlace(sampleDocument, sizes, { x: 10, y: 10 })).toEqual({ x: 10, y: 530 });
});

it('puts what comes after a node to its right', () => {
  expect(placeAfter(sampleDocument, new Map(), textNode('b', 704, 0))).toEqual({ x: 1056, y: 0 });
});
