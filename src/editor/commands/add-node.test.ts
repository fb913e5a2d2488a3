import { expect, it } from 'vitest';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { addNode } from './add-node.ts';

it('adds a node and keeps all others as they are', () => {
  const grown = addNode(sampleDocument, { node: textNode('c') });
  expect(grown.nodes.slice(0, 3)).toEqual(sampleDocument.nodes);
  expect(grown.nodes[0]).toBe(sampleDocument.nodes[0]);
  expect(grown.nodes[3]?.id).toBe('c');
  expect(grown.edges).toBe(sampleDocument.edges);
});

it('leads the named exit to the new node', () => {
  const grown = addNode(sampleDocument, { node: textNode('c'), after: { node: 'a', exit: 'next' } });
  expect(grown.edges).toEqual([edge('k', 'a'), edge('a', 'c')]);
});
