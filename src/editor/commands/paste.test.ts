import { expect, it } from 'vitest';
import { documentLimits } from '#/flow/graph/document.ts';
import { clipOf } from '../clip.ts';
import { edge, sampleDocument, textNode } from '../testing/sample-document.ts';
import { paste } from './paste.ts';

const clip = clipOf(sampleDocument, new Set(['a', 'b'])) ?? { nodes: [], edges: [] };
const ids = new Map([
  ['a', 'a2'],
  ['b', 'b2'],
]);

it('adds copies with new ids, the edges between them, and their distances', () => {
  const grown = paste(sampleDocument, { clip, ids, at: { x: 100, y: 50 } });
  expect(grown.nodes.slice(3)).toEqual([
    { ...textNode('a'), id: 'a2', position: { x: 100, y: 50 } },
    { ...textNode('b'), id: 'b2', position: { x: 452, y: 50 } },
  ]);
  expect(grown.edges).toEqual([...sampleDocument.edges, edge('a2', 'b2')]);
});

it('changes nothing when the flow would grow too large', () => {
  const full = {
    ...sampleDocument,
    nodes: Array.from({ length: documentLimits.nodes - 1 }, (_, i) => textNode(`n${i}`)),
  };
  expect(paste(full, { clip, ids, at: { x: 0, y: 0 } })).toBe(full);
});
