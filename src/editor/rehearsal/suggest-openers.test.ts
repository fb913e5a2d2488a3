import { expect, it } from 'vitest';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { compileFlow } from '#/flow/run/compile.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { suggestOpeners } from './suggest-openers.ts';

function openers(...configs: { words: string[]; match: string }[]) {
  const nodes = configs.map((config, i) => ({ id: `k${i}`, type: 'keyword', position: { x: 0, y: 0 }, config }));
  const document: FlowDocument = { format: 1, nodes, edges: [] };
  return suggestOpeners(document, compileFlow(document, nodeSchemas, nodeRunners), 'Hi');
}

it('takes the first word of each trigger, once', () => {
  const price = { words: ['Price', 'cost'], match: 'contains' };
  expect(openers(price, price, { words: ['help'], match: 'exact' })).toEqual(['Price', 'help']);
});

it('offers only what really starts the flow', () => {
  expect(openers({ words: ['^\\d+$'], match: 'regex' })).toEqual([]);
  expect(openers({ words: ['^h'], match: 'regex' })).toEqual(['Hi']);
});

it('greets where any message starts the flow, rather than repeating a setting', () => {
  const config = { priority: 0, whenBusy: 'ignore' };
  const nodes = [{ id: 'start', type: 'any-message', position: { x: 0, y: 0 }, config }];
  const document: FlowDocument = { format: 1, nodes, edges: [] };
  expect(suggestOpeners(document, compileFlow(document, nodeSchemas, nodeRunners), 'Hi')).toEqual(['Hi']);
});
