import { expect, it } from 'vitest';
import { edge, sampleDocument } from '../testing/sample-document.ts';
import { disconnect } from './disconnect.ts';

it('opens an exit', () => {
  expect(disconnect(sampleDocument, { from: 'k', exit: 'next' }).edges).toEqual([edge('a', 'b')]);
});

it('changes nothing when the exit is open already', () => {
  expect(disconnect(sampleDocument, { from: 'b', exit: 'next' })).toBe(sampleDocument);
});
