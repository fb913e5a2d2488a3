import { expect, it } from 'vitest';
import { edge, sampleDocument } from '../testing/sample-document.ts';
import { setConfig } from './set-config.ts';

it('gives a node a new config and keeps its edges', () => {
  const changed = setConfig(sampleDocument, { node: 'a', config: { text: 'Hello' }, exits: new Set(['next']) });
  expect(changed.nodes[1]?.config).toEqual({ text: 'Hello' });
  expect(changed.edges).toBe(sampleDocument.edges);
});

it('drops the edges of exits that are gone', () => {
  const changed = setConfig(sampleDocument, { node: 'a', config: { text: 'Hello' }, exits: new Set(['other']) });
  expect(changed.edges).toEqual([edge('k', 'a')]);
});

it('changes nothing for a node that does not exist', () => {
  expect(setConfig(sampleDocument, { node: 'nobody', config: {}, exits: new Set() })).toBe(sampleDocument);
});
