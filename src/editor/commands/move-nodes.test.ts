import { expect, it } from 'vitest';
import { sampleDocument } from '../testing/sample-document.ts';
import { moveNodes } from './move-nodes.ts';

it('moves the named nodes to whole pixels', () => {
  const moved = moveNodes(sampleDocument, new Map([['a', { x: 10.4, y: -3.6 }]]));
  expect(moved.nodes[1]?.position).toEqual({ x: 10, y: -4 });
  expect(moved.nodes[0]).toBe(sampleDocument.nodes[0]);
});

it('keeps nodes on the canvas', () => {
  const moved = moveNodes(sampleDocument, new Map([['a', { x: 9e9, y: -9e9 }]]));
  expect(moved.nodes[1]?.position).toEqual({ x: 1e6, y: -1e6 });
});

it('changes nothing when nothing moved', () => {
  expect(moveNodes(sampleDocument, new Map([['a', { x: 352.2, y: 0 }]]))).toBe(sampleDocument);
});
