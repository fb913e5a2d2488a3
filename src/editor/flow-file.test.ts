import { expect, it } from 'vitest';
import type { FlowNode } from '#/flow/graph/document.ts';
import { readFlowFile, writeFlowFile } from './flow-file.ts';
import { sampleDocument } from './testing/sample-document.ts';

it('takes a flow through a file', () => {
  expect(readFlowFile(writeFlowFile('Prices', sampleDocument))).toEqual(sampleDocument);
});

it('forgets which secrets a file names: they are chosen anew where it goes', () => {
  const [first] = sampleDocument.nodes;
  const naming = (secret: string) => ({
    ...sampleDocument,
    nodes: [{ ...first, type: 'http-request', config: { headers: [{ name: 'X', value: { secret } }] } } as FlowNode],
  });
  expect(readFlowFile(writeFlowFile('Prices', naming('CRM')))).toEqual(naming(''));
});

it.each([
  ['text', 'hello'],
  ['a document without its frame', JSON.stringify(sampleDocument)],
  ['a newer format', JSON.stringify({ recado: 'flow', name: 'x', document: { ...sampleDocument, format: 2 } })],
  ['endless nesting', `{"recado":${'['.repeat(100_000)}`],
  ['B58: an archive, whatever is in it', `PK\u0003\u0004${'\u0000'.repeat(100)}../../flow.json`],
  ['B58: a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['B58: more than a flow can hold', `{"recado":"flow","name":"${'x'.repeat(7_000_000)}","document":{}}`],
])('refuses %s', (_what, text) => {
  expect(readFlowFile(text)).toBeNull();
});
