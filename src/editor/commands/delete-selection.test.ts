import { expect, it } from 'vitest';
import { emptySelection, selectionOf } from '../selection.ts';
import { edge, sampleDocument } from '../testing/sample-document.ts';
import { deleteSelection } from './delete-selection.ts';

it('removes nodes together with the edges that touch them', () => {
  const left = deleteSelection(sampleDocument, selectionOf(['a']));
  expect(left.nodes.map((node) => node.id)).toEqual(['k', 'b']);
  expect(left.edges).toEqual([]);
});

it('removes an edge alone', () => {
  const left = deleteSelection(sampleDocument, selectionOf([], ['k.next>a']));
  expect(left.nodes).toEqual(sampleDocument.nodes);
  expect(left.edges).toEqual([edge('a', 'b')]);
});

it('changes nothing for an empty selection', () => {
  expect(deleteSelection(sampleDocument, emptySelection)).toBe(sampleDocument);
});
