import { expect, it } from 'vitest';
import { readFlowFile, writeFlowFile } from './flow-file.ts';
import { sampleDocument } from './testing/sample-document.ts';

it('takes a flow through a file', () => {
  expect(readFlowFile(writeFlowFile('Prices', sampleDocument))).toEqual(sampleDocument);
});

it.each([
  ['text', 'hello'],
  ['a document without its frame', JSON.stringify(sampleDocument)],
  ['a newer format', JSON.stringify({ recado: 'flow', name: 'x', document: { ...sampleDocument, format: 2 } })],
  ['endless nesting', `{"recado":${'['.repeat(100_000)}`],
])('refuses %s', (_what, text) => {
  expect(readFlowFile(text)).toBeNull();
});
