import { beforeAll, describe, expect, test } from 'vitest';
import { documentFormat, type FlowDocument } from '#/flow/graph/document.ts';
import { locales } from '#/lib/locales.ts';
import { starterNames } from '#/starters/starters.ts';
import { withWorkspace } from '../db/doors.ts';
import { flowVersion } from '../db/schema/flows.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { setSecret } from '../secrets/set-secret.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { contentHash } from './content-hash.ts';
import { createFlow } from './create-flow.ts';
import { createFromStarter } from './create-from-starter.ts';
import { deleteFlow } from './delete-flow.ts';
import { duplicateFlow } from './duplicate-flow.ts';
import { exportFlow } from './export-flow.ts';
import { getFlow } from './get-flow.ts';
import { getVersion } from './get-version.ts';
import { importFlow } from './import-flow.ts';
import { listFlows } from './list-flows.ts';
import { listVersions } from './list-versions.ts';
import { publishFlow } from './publish-flow.ts';
import { renameFlow } from './rename-flow.ts';
import { restoreVersion } from './restore-version.ts';
import { saveDraft } from './save-draft.ts';
import { setFlowStatus } from './set-flow-status.ts';

let ana: { kind: 'member'; userId: string; workspace: string };
let bo: typeof ana;
let workspaceId: string;

beforeAll(async () => {
  const userId = await makePerson('Ana');
  const { id, slug } = await makeWorkspace(userId);
  workspaceId = id;
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

test('B47: nodes of an unknown type are kept as they are, and never go live', async () => {
  const strange = { id: 'x', type: 'from-the-future', position: { x: 1, y: 2 }, config: { deep: { list: [1, 'a'] } } };
  const document = { ...greeting(), nodes: [...greeting().nodes, strange] };
  const { id, revision } = await makeFlow(document);
  expect((await getFlow.call(ana, { id })).draft).toEqual(document);
  expect((await exportFlow.call(ana, { id })).document).toEqual(document);
  const copy = await duplicateFlow.call(ana, { id });
  expect((await getFlow.call(ana, { id: copy.id })).draft).toEqual(document);
  expect(await publishFlow.call(ana, { id, revision })).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ code: 'unknown-type', node: 'x' })]),
  });
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

describe('what becomes of a flow', () => {
  async function publish() {
    const { id, revision } = await makeFlow();
    await publishFlow.call(ana, { id, revision });
    return { id, revision };
  }
  const status = async (id: string) => (await getFlow.call(ana, { id })).status;

  test('a live flow is paused, resumed, archived and restored', async () => {
    const { id } = await publish();
    for (const next of ['paused', 'live', 'archived', 'paused'] as const) {
      await setFlowStatus.call(ana, { id, status: next });
      expect(await status(id)).toBe(next);
    }
  });

  test('what was never published is a draft or archived, and nothing else', async () => {
    const { id } = await makeFlow();
    for (const wrong of ['live', 'paused'] as const) {
      const refused = setFlowStatus.call(ana, { id, status: wrong });
      await expect(refused).rejects.toMatchObject({ code: 'flow-not-live' });
    }
    await setFlowStatus.call(ana, { id, status: 'archived' });
    await setFlowStatus.call(ana, { id, status: 'draft' });
    const { id: published } = await publish();
    const refused = setFlowStatus.call(ana, { id: published, status: 'draft' });
    await expect(refused).rejects.toMatchObject({ code: 'flow-not-live' });
  });

  test('an archived flow is not published', async () => {
    const { id, revision } = await publish();
    await setFlowStatus.call(ana, { id, status: 'archived' });
    await expect(publishFlow.call(ana, { id, revision })).rejects.toMatchObject({ code: 'flow-not-live' });
  });

  test('only a draft that was never published is deleted', async () => {
    const { id } = await makeFlow();
    await deleteFlow.call(ana, { id });
    await expect(getFlow.call(ana, { id })).rejects.toMatchObject({ code: 'not-found' });
    const { id: published } = await publish();
    await expect(deleteFlow.call(ana, { id: published })).rejects.toMatchObject({ code: 'flow-published' });
  });

  test('a copy has the draft, a name of its own, and no past', async () => {
    const { id } = await publish();
    await renameFlow.call(ana, { id, name: 'Welcome' });
    const first = await duplicateFlow.call(ana, { id });
    const second = await duplicateFlow.call(ana, { id: first.id });
    expect(await getFlow.call(ana, first)).toMatchObject({
      name: 'Welcome 2',
      status: 'draft',
      live: null,
      draft: greeting(),
    });
    expect((await getFlow.call(ana, second)).name).toBe('Welcome 3');
    const long = await duplicateFlow.call(ana, { id, name: '🦜'.repeat(60) });
    expect((await getFlow.call(ana, await duplicateFlow.call(ana, long))).name).toMatch(/ 2$/);
  });
});

describe('versions', () => {
  test('they are listed, read as they were, and brought back into the draft', async () => {
    const { id, revision } = await makeFlow(greeting('One'));
    await publishFlow.call(ana, { id, revision });
    const edited = await saveDraft.call(bo, { id, revision, document: greeting('Two') });
    await publishFlow.call(bo, { id, revision: edited.revision });
    expect(await listVersions.call(ana, { id })).toMatchObject([
      { number: 2, live: true, publishedBy: 'editor' },
      { number: 1, live: false, publishedBy: 'Ana' },
    ]);
    expect((await getVersion.call(ana, { id, number: 1 })).document).toEqual(greeting('One'));
    const stale = restoreVersion.call(ana, { id, number: 1, revision });
    await expect(stale).rejects.toMatchObject({ code: 'stale-save' });
    await restoreVersion.call(ana, { id, number: 1, revision: edited.revision });
    const now = await getFlow.call(ana, { id });
    expect(now).toMatchObject({ draft: greeting('One'), live: { number: 2 } });
    await expect(getVersion.call(ana, { id, number: 3 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a version’s content never changes, not even by our own role', async () => {
    const { id, revision } = await makeFlow();
    await publishFlow.call(ana, { id, revision });
    const rewriting = withWorkspace(workspaceId, (tx) => tx.update(flowVersion).set({ contentHash: 'x' }));
    await expect(rewriting).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('publishing', () => {
  test('a flow with errors is not published, and the list says why', async () => {
    const { id, revision } = await makeFlow({ ...greeting(), nodes: greeting().nodes.slice(1), edges: [] });
    const refused = await publishFlow.call(ana, { id, revision });
    expect(refused).toMatchObject({ outcome: 'flow-has-problems' });
    expect(JSON.stringify(refused)).toContain('no-trigger');
    expect((await getFlow.call(ana, { id })).status).toBe('draft');
    expect((await listFlows.call(ana, {})).find((flow) => flow.id === id)?.errors).toBeGreaterThan(0);
  });

  test('secrets and files that the workspace does not have forbid it', async () => {
    const document: FlowDocument = {
      ...greeting(),
      nodes: [
        ...greeting().nodes,
        {
          id: 'call',
          type: 'http-request',
          position: { x: 0, y: 200 },
          config: {
            method: 'GET',
            url: 'https://api.example.com/',
            headers: [{ name: 'X-Key', value: { secret: 'CRM' } }],
            body: '',
            timeoutSeconds: 10,
            save: [],
          },
        },
      ],
      edges: [...greeting().edges, { from: 'answer', exit: 'next', to: 'call' }],
    };
    const { id, revision } = await makeFlow(document);
    const wanted = { code: 'secret-missing', node: 'call', field: 'headers.0.value.secret', details: { name: 'CRM' } };
    const refused = await publishFlow.call(ana, { id, revision });
    expect(refused).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining(wanted)]) });
    const owner = { kind: 'operator', workspaceId } as const;
    await setSecret.call(owner, { name: 'CRM', value: 'some value', hosts: ['api.example.com'] });
    expect(await publishFlow.call(ana, { id, revision })).toMatchObject({ outcome: 'published' });
  });
});

test('a file of another workspace is as good as none', async () => {
  const stranger = await makePerson('Dee');
  const { id: elsewhere } = await makeWorkspace(stranger);
  const asset = 'a'.repeat(64);
  const file = { id: asset, mime: 'image/png', bytes: 1 };
  await withWorkspace(elsewhere, (tx) => tx.insert(mediaAsset).values({ ...file, workspaceId: elsewhere }));
  const picture = {
    id: 'picture',
    type: 'send-media',
    position: { x: 0, y: 200 },
    config: { media: 'image', source: { asset }, caption: '' },
  };
  const { nodes, edges } = greeting();
  const document = {
    ...greeting(),
    nodes: [...nodes, picture],
    edges: [...edges, { from: 'answer', exit: 'next', to: 'picture' }],
  };
  const { id, revision } = await makeFlow(document);
  const missing = expect.objectContaining({ code: 'media-missing', node: 'picture', details: { name: asset } });
  expect(await publishFlow.call(ana, { id, revision })).toMatchObject({ problems: expect.arrayContaining([missing]) });
  await withWorkspace(workspaceId, (tx) => tx.insert(mediaAsset).values({ ...file, workspaceId }));
  const again = await publishFlow.call(ana, { id, revision });
  expect(JSON.stringify(again)).not.toContain('media-missing');
});

describe('files', () => {
  test('a flow goes out as a file and comes in as a new one', async () => {
    const { id } = await makeFlow();
    const file = await exportFlow.call(ana, { id });
    expect(file).toEqual({ recado: 'flow', id, name: 'Greeting', document: greeting() });
    const made = await importFlow.call(ana, { file: JSON.parse(JSON.stringify(file)) });
    expect(made.id).not.toBe(id);
    expect(await getFlow.call(ana, made)).toMatchObject({ name: 'Greeting', status: 'draft', draft: greeting() });
  });

  test('B57: an imported flow gets no secret of this workspace by naming it', async () => {
    const owner = { kind: 'operator', workspaceId } as const;
    await setSecret.call(owner, { name: 'Shared name', value: 'some value', hosts: ['api.example.com'] });
    const call = (secret: string) => ({
      id: 'call',
      type: 'http-request',
      position: { x: 0, y: 200 },
      config: { method: 'GET', url: 'https://api.example.com/', headers: [{ name: 'X-Key', value: { secret } }] },
    });
    const edges = [...greeting().edges, { from: 'answer', exit: 'next', to: 'call' }];
    const document = (secret: string) => ({ ...greeting(), nodes: [...greeting().nodes, call(secret)], edges });
    const { id } = await importFlow.call(ana, {
      file: { recado: 'flow', name: 'Elsewhere', document: document('Shared name') },
    });
    expect((await getFlow.call(ana, { id })).draft).toEqual(document(''));
    const unset = { code: 'secret-unset', severity: 'error', node: 'call', field: 'headers.0.value.secret' };
    expect(await publishFlow.call(ana, { id, revision: 1 })).toMatchObject({
      problems: expect.arrayContaining([unset]),
    });
    await saveDraft.call(ana, { id, revision: 1, document: document('Shared name') });
    expect(await publishFlow.call(ana, { id, revision: 2 })).toMatchObject({ outcome: 'published' });
  });

  test('B58: what a file says is text, in the name of a flow as in its steps', async () => {
    const svg = '<svg onload="alert(1)"><script>alert(2)</script></svg>';
    const [start, answer] = greeting().nodes as [FlowDocument['nodes'][number], FlowDocument['nodes'][number]];
    const document = { ...greeting(svg), nodes: [start, { ...answer, label: svg, config: { text: svg } }] };
    for (const name of ['../../../etc/passwd', '..\\..\\win.ini', svg]) {
      const made = await importFlow.call(ana, { file: { recado: 'flow', name, document } });
      expect(await getFlow.call(ana, made)).toMatchObject({ name, draft: document });
      expect(await exportFlow.call(ana, made)).toMatchObject({ name, document });
    }
  });

  test.each([
    ['another program’s', { name: 'x', nodes: [] }],
    ['one with more in it', { recado: 'flow', name: 'x', document: greeting(), workspaceId: 'y' }],
    ['one of the future', { recado: 'flow', name: 'x', document: { ...greeting(), format: 9 } }],
    ['one without a name', { recado: 'flow', name: ' ', document: greeting() }],
  ])('%s is refused', async (_what, file) => {
    await expect(importFlow.call(ana, { file: file as never })).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid-input|flow-newer-format)$/),
    });
  });

  test.each(starterNames)('the starter %s has no problems in any language, and goes live', async (starter) => {
    for (const locale of locales) {
      const { id } = await createFromStarter.call(ana, { starter, locale });
      expect(await publishFlow.call(ana, { id, revision: 1 })).toMatchObject({ outcome: 'published', number: 1 });
      expect((await listFlows.call(ana, {})).find((flow) => flow.id === id)).toMatchObject({ errors: 0, warnings: 0 });
    }
  });
});

test('the hash of a content does not depend on the order of its keys', () => {
  const turned = JSON.parse(JSON.stringify(greeting()), (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(contentHash(turned)).toBe(contentHash(greeting()));
  expect(contentHash(greeting('x'))).not.toBe(contentHash(greeting('y')));
});
