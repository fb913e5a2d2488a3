import { expect, it } from 'vitest';
import type { FlowNode } from '#/flow/graph/document.ts';
import { emptySelection, selectionOf } from '../selection.ts';
import { edge, sampleDocument } from '../testing/sample-document.ts';
import { type CardFrame, toCards, toLines } from './canvas-nodes.ts';

const frame: CardFrame = {
  nodes: sampleDocument.nodes,
  nameOf: (node) => node.label ?? node.id,
  labelOf: (node, place, total) => `${node.id}, ${place} of ${total}`,
  domAttributes: {},
};

it('names each card and where its exits lead', () => {
  const [k] = toCards(sampleDocument, selectionOf(['k']), frame, []);
  expect(k).toMatchObject({
    selected: true,
    ariaLabel: 'k, 1 of 3',
    data: { links: [{ exit: 'next', to: 'a', name: 'a' }] },
  });
});

it('keeps every card that did not change', () => {
  const before = toCards(sampleDocument, emptySelection, frame, []);
  const nodes = sampleDocument.nodes.map((node) => (node.id === 'b' ? { ...node, label: 'Bye' } : node));
  const after = toCards({ ...sampleDocument, nodes }, emptySelection, { ...frame, nodes }, before);
  expect(after.map((card, i) => card === before[i])).toEqual([true, false, false]);
  expect(after[1]?.data.links[0]?.name).toBe('Bye');
});

it('keeps the content of a card that was only moved or selected, and its measured size', () => {
  const before = toCards(sampleDocument, emptySelection, frame, []).map((card) => ({
    ...card,
    measured: { width: 264, height: 99 },
  }));
  const after = toCards(sampleDocument, selectionOf(['a']), frame, before);
  expect(after[1]?.data).toBe(before[1]?.data);
  expect(after[1]?.measured).toEqual({ width: 264, height: 99 });
});

it('leaves out edges that lead nowhere and keeps the others', () => {
  const document = { ...sampleDocument, edges: [...sampleDocument.edges, edge('b', 'gone'), edge('k', 'a')] };
  const name = (from: FlowNode, to: FlowNode) => `${from.id} to ${to.id}`;
  const lines = toLines(document, emptySelection, name, []);
  expect(lines.map((line) => [line.id, line.ariaLabel])).toEqual([
    ['k.next>a', 'k to a'],
    ['a.next>b', 'a to b'],
  ]);
  const again = toLines(document, selectionOf([], ['a.next>b']), name, lines);
  expect(again.map((line, i) => line === lines[i])).toEqual([true, false]);
});
