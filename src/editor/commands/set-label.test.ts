import { expect, it } from 'vitest';
import { sampleDocument } from '../testing/sample-document.ts';
import { setLabel } from './set-label.ts';

it('names a node, at most as long as a label may be', () => {
  const named = setLabel(sampleDocument, { node: 'a', label: 'x'.repeat(200) });
  expect(named.nodes[1]?.label).toBe('x'.repeat(120));
});

it('takes the name away again', () => {
  const named = setLabel(sampleDocument, { node: 'a', label: 'Greeting' });
  expect(setLabel(named, { node: 'a', label: '' })).toEqual(sampleDocument);
});

it('changes nothing when the name stays', () => {
  expect(setLabel(sampleDocument, { node: 'a', label: '' })).toBe(sampleDocument);
});
