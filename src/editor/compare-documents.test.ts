import { expect, it } from 'vitest';
import { compareDocuments } from './compare-documents.ts';
import { edge, sampleDocument, textNode } from './testing/sample-document.ts';

it('counts steps that came, went, and changed in themselves or in where they lead', () => {
  const [k, a] = sampleDocument.nodes;
  if (!k || !a) throw new Error('two nodes');
  const after = {
    ...sampleDocument,
    nodes: [{ ...k, position: { x: 9, y: 9 } }, { ...a, config: { text: 'New' } }, textNode('c')],
    edges: [edge('k', 'c'), edge('a', 'c')],
  };
  expect(compareDocuments(sampleDocument, after)).toEqual({ added: 1, removed: 1, changed: 2 });
});

it('sees nothing in what was only moved', () => {
  const moved = sampleDocument.nodes.map((node) => ({ ...node, position: { x: 1, y: 1 } }));
  const same = { added: 0, removed: 0, changed: 0 };
  expect(compareDocuments(sampleDocument, { ...sampleDocument, nodes: moved })).toEqual(same);
});
