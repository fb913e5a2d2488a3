import { expect, it } from 'vitest';
import { clipOf, readClip, writeClip } from './clip.ts';
import { edge, sampleDocument } from './testing/sample-document.ts';

it('takes nodes and the edges between them through a text', () => {
  const clip = clipOf(sampleDocument, new Set(['k', 'a']));
  expect(clip?.edges).toEqual([edge('k', 'a')]);
  expect(clip && readClip(writeClip(clip))).toEqual(clip);
});

it('has nothing to copy when nothing is selected', () => {
  expect(clipOf(sampleDocument, new Set(['nobody']))).toBeNull();
});

const ours = JSON.parse(writeClip({ nodes: sampleDocument.nodes, edges: [] }));

it.each([
  ['plain text', 'recado/nodes/1'],
  ['another kind of JSON', '{"recado":"recado/nodes/2","nodes":[],"edges":[]}'],
  ['a key that we do not know', JSON.stringify({ ...ours, more: 1 })],
  ['no node at all', JSON.stringify({ ...ours, nodes: [] })],
  ['two nodes of one id', JSON.stringify({ ...ours, nodes: [ours.nodes[0], ours.nodes[0]] })],
  [
    'a position that is no number',
    JSON.stringify({ ...ours, nodes: [{ ...ours.nodes[0], position: { x: '1', y: 2 } }] }),
  ],
  ['endless nesting', `{"recado":"recado/nodes/1","nodes":${'['.repeat(100_000)}`],
])('refuses %s', (_what, text) => {
  expect(readClip(text)).toBeNull();
});
