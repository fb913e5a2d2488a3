import { expect, it } from 'vitest';
import { emptyDocument } from '#/flow/graph/document.ts';
import { sampleDocument } from '../testing/sample-document.ts';
import { replaceDocument } from './replace-document.ts';

it('puts another document in place', () => {
  expect(replaceDocument(sampleDocument, { by: emptyDocument })).toBe(emptyDocument);
});
