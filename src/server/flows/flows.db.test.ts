import { beforeAll, expect, test } from 'vitest';
import { documentFormat, type FlowDocument } from '#/flow/graph/document.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { createFlow } from './create-flow.ts';
import { getFlow } from './get-flow.ts';
import { listFlows } from './list-flows.ts';
import { publishFlow } from './publish-flow.ts';
import { saveDraft } from './save-draft.ts';

let ana: { kind: 'member'; userId: string; workspace: string };
let bo: typeof ana;

beforeAll(async () => {
  const userId = await makePerson('Ana');
  const { id, slug } = await makeWorkspace(userId);
  ana = { kind: 'member', userId, workspace: slug };
  bo = { ...ana, userId: await makeMember(id, 'editor') };
});

/** A flow that answers one word with one text. */
function greeting(text = 'Hello'): FlowDocument {
  return {
    format: documentFormat,
    nodes: [
      {
        id: 'start',
        type: 'keyword',
        position: { x: 0, y: 0 },
        config: { words: ['hi'], match: 'contains', priority: 0, whenBusy: 'ignore' },
      },
      { id: 'answer', type: 'send-text', position: { x: 0, y: 100 }, config: { text, previewLinks: false } },
    ],
    edges: [{ from: 'start', exit: 'next', to: 'answer' }],
  };
}

async function makeFlow(document = greeting()) {
  const { id } = await createFlow.call(ana, { name: 'Greeting' });
  const saved = await saveDraft.call(ana, { id, revision: 1, document });
  return { id, revision: saved.revision };
}

test('a flow is made, saved and read back', async () => {
  const { id, revision } = await makeFlow();
  expect(await getFlow.call(ana, { id })).toMatchObject({
    name: 'Greeting',
    status: 'draft',
    revision,
    draft: greeting(),
    savedBy: 'Ana',
    live: null,
  });
});

test('a save on an old revision writes nothing and brings the newer draft with its author', async () => {
  const { id, revision } = await makeFlow();
  const theirs = await saveDraft.call(bo, { id, revision, document: greeting('Theirs') });
  const mine = await saveDraft.call(ana, { id, revision, document: greeting('Mine') });
  expect(mine).toMatchObject({
    outcome: 'stale-save',
    revision: theirs.revision,
    savedBy: 'editor',
    draft: greeting('Theirs'),
  });
  expect((await getFlow.call(ana, { id })).draft).toEqual(greeting('Theirs'));
});

test('of two saves at the same moment one wins', async () => {
  const { id, revision } = await makeFlow();
  const saves = ['A', 'B', 'C'].map((text) => saveDraft.call(ana, { id, revision, document: greeting(text) }));
  const outcomes = (await Promise.all(saves)).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['saved', 'stale-save', 'stale-save']);
});

test('publishing makes numbered versions that later edits do not touch', async () => {
  const { id, revision } = await makeFlow();
  const first = await publishFlow.call(ana, { id, revision });
  expect(first).toMatchObject({ outcome: 'published', number: 1 });
  expect(await publishFlow.call(ana, { id, revision })).toEqual(first);
  const edited = await saveDraft.call(ana, { id, revision, document: greeting('New') });
  expect((await listFlows.call(ana, {})).find((flow) => flow.id === id)).toMatchObject({
    status: 'live',
    version: 1,
    changedSincePublish: true,
  });
  await expect(publishFlow.call(ana, { id, revision })).rejects.toMatchObject({ code: 'stale-save' });
  const second = await publishFlow.call(ana, { id, revision: edited.revision });
  expect(second).toMatchObject({ number: 2 });
});

test('limits are told before anything is stored', async () => {
  const { id, revision } = await makeFlow();
  const node = greeting().nodes[1] as FlowDocument['nodes'][number];
  const many = Array.from({ length: 2_001 }, (_, index) => ({ ...node, id: `n${index}` }));
  const save = (document: unknown) => saveDraft.call(ana, { id, revision, document: document as FlowDocument });
  await expect(save({ ...greeting(), nodes: many })).rejects.toMatchObject({ code: 'flow-too-large' });
  await expect(save(greeting('x'.repeat(2_200_000)))).rejects.toMatchObject({ code: 'flow-too-large' });
  await expect(save({ ...greeting(), format: 99 })).rejects.toMatchObject({ code: 'flow-newer-format' });
  await expect(save({ ...greeting(), extra: 1 })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(save(null)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await getFlow.call(ana, { id })).revision).toBe(revision);
});

test('nodes of an unknown type are kept as they are', async () => {
  const strange = { id: 'x', type: 'from-the-future', position: { x: 1, y: 2 }, config: { deep: { list: [1, 'a'] } } };
  const document = { ...greeting(), nodes: [...greeting().nodes, strange] };
  const { id } = await makeFlow(document);
  expect((await getFlow.call(ana, { id })).draft).toEqual(document);
});

test('a flow of another workspace is not there', async () => {
  const other = await makePerson('Cy');
  const { slug } = await makeWorkspace(other);
  const { id, revision } = await makeFlow();
  const cy = { kind: 'member', userId: other, workspace: slug } as const;
  await expect(getFlow.call(cy, { id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(saveDraft.call(cy, { id, revision, document: greeting() })).rejects.toMatchObject({ code: 'not-found' });
  await expect(publishFlow.call(cy, { id, revision })).rejects.toMatchObject({ code: 'not-found' });
});
