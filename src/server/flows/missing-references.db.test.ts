import { beforeAll, expect, test } from 'vitest';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { withWorkspace } from '../db/doors.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { missingReferences } from './missing-references.ts';

const id = (letter: string) => letter.repeat(64);
const files = [
  { id: id('a'), mime: 'image/png', bytes: 5 * 1024 * 1024 },
  { id: id('b'), mime: 'image/png', bytes: 5 * 1024 * 1024 + 1 },
  { id: id('c'), mime: 'image/webp', bytes: 500 * 1024 + 1 },
];
let workspaceId: string;
beforeAll(async () => {
  ({ id: workspaceId } = await makeWorkspace(await makePerson('Ana')));
  await withWorkspace(workspaceId, (tx) =>
    tx.insert(mediaAsset).values(files.map((file) => ({ ...file, workspaceId }))),
  );
});

const find = (config: object) => {
  const document = { format: 1, edges: [], nodes: [{ id: 'n', type: 'x', position: { x: 0, y: 0 }, config }] };
  return withWorkspace(workspaceId, (tx) => missingReferences(tx, document as unknown as FlowDocument));
};
const send = (media: string, letter: string) => ({ media, source: { asset: id(letter) } });

test.each([
  [send('image', 'a'), []],
  [send('image', 'b'), [{ code: 'media-too-large', field: 'source.asset', details: { max: 5 } }]],
  [send('sticker', 'c'), [{ code: 'media-too-large', field: 'source.asset', details: { max: 0.4 } }]],
  [send('video', 'a'), [{ code: 'media-kind', field: 'source.asset' }]],
  [{ header: { kind: 'media', ...send('image', 'c') } }, [{ code: 'media-kind', field: 'header.source.asset' }]],
  [send('image', 'd'), [{ code: 'media-missing', field: 'source.asset', details: { name: id('d') } }]],
  [
    { headers: [{ value: { secret: 'CRM' } }] },
    [{ code: 'secret-missing', field: 'headers.0.value.secret', details: { name: 'CRM' } }],
  ],
])('%j', async (config, problems) => {
  expect(await find(config)).toEqual(problems.map((problem) => ({ severity: 'error', node: 'n', ...problem })));
});
