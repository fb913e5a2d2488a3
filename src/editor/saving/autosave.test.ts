import { expect, it, vi } from 'vitest';
import { emptyDocument, type FlowDocument } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { createEditorStore } from '../store.ts';
import { countedIds, sampleDocument } from '../testing/sample-document.ts';
import { Autosave, type SaveOutcome } from './autosave.ts';

const theirs = { draft: { ...emptyDocument }, revision: 9, savedAt: 250, savedBy: 'Ana' };

/** A server that answers when told, and a clock with one timer. */
function open() {
  const draft = createEditorStore(sampleDocument, false, { schemas: nodeSchemas, now: () => 0, newId: countedIds() });
  const requests: { document: FlowDocument; revision: number; answer(outcome: SaveOutcome): Promise<void> }[] = [];
  let timer: { run(): void; ms: number } | null = null;
  const autosave = new Autosave(
    draft,
    { revision: 5, savedAt: 100 },
    {
      save: (document, revision) =>
        new Promise((resolve) => {
          const answer = async (outcome: SaveOutcome) => {
            resolve(outcome);
            await Promise.resolve();
          };
          requests.push({ document, revision, answer });
        }),
      setTimer(run, ms) {
        timer = { run, ms };
        return () => {
          timer = null;
        };
      },
    },
  );
  autosave.start();
  const type = (text: string) => draft.actions.setConfig('a', { text });
  const fire = () => {
    const due = timer;
    timer = null;
    due?.run();
    return due?.ms;
  };
  const last = () => requests.at(-1) as (typeof requests)[number];
  return { draft, autosave, requests, type, fire, last, status: () => autosave.state.getState().status };
}

it('saves after a pause, on top of the revision it knows', async () => {
  const { autosave, draft, type, fire, last, status, requests } = open();
  type('a');
  type('ab');
  expect(status()).toBe('waiting');
  expect(fire()).toBe(800);
  expect(status()).toBe('saving');
  await last().answer({ kind: 'saved', revision: 6, savedAt: 200 });
  expect(requests).toHaveLength(1);
  expect(last()).toMatchObject({ document: draft.getState().document, revision: 5 });
  expect(autosave.state.getState()).toMatchObject({ status: 'saved', revision: 6, savedAt: 200 });
});

it('saves again what was typed while it was saving', async () => {
  const { type, fire, last, status } = open();
  type('a');
  fire();
  type('ab');
  expect(status()).toBe('saving');
  await last().answer({ kind: 'saved', revision: 6, savedAt: 200 });
  expect(status()).toBe('waiting');
  fire();
  expect(last()).toMatchObject({ revision: 6, document: { nodes: [{}, { config: { text: 'ab' } }, {}] } });
});

it('can be asked to save while it is saving: it then saves the rest as well', async () => {
  const { autosave, type, fire, last, status, requests } = open();
  type('a');
  fire();
  type('ab');
  const flushed = autosave.flush();
  await last().answer({ kind: 'saved', revision: 6, savedAt: 200 });
  await vi.waitFor(() => expect(requests).toHaveLength(2));
  await last().answer({ kind: 'saved', revision: 7, savedAt: 300 });
  await flushed;
  expect(autosave.isDirty).toBe(false);
  expect(status()).toBe('saved');
});

it('has nothing to do when an undo brings the saved draft back', () => {
  const { draft, type, fire, requests, status } = open();
  type('a');
  draft.actions.undo();
  expect(status()).toBe('saved');
  fire();
  expect(requests).toHaveLength(0);
});

it('keeps trying while the server is away, ever less often', async () => {
  const { type, fire, last, status } = open();
  type('a');
  fire();
  const pauses: (number | undefined)[] = [];
  for (let i = 0; i < 6; i++) {
    await last().answer({ kind: 'unreachable' });
    expect(status()).toBe('retrying');
    pauses.push(fire());
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  await last().answer({ kind: 'saved', revision: 6, savedAt: 200 });
  expect(status()).toBe('saved');
});

it('never overwrites a newer save by itself', async () => {
  const { autosave, type, fire, last, status, requests } = open();
  type('a');
  fire();
  await last().answer({ kind: 'stale', theirs });
  type('ab');
  expect(status()).toBe('stale');
  expect(fire()).toBeUndefined();
  await autosave.flush();
  expect(requests).toHaveLength(1);
});

it('saves on top of theirs when told to, once theirs is kept', async () => {
  const { autosave, type, fire, last, status, requests } = open();
  type('a');
  fire();
  await last().answer({ kind: 'stale', theirs });
  const copies: FlowDocument[] = [];
  let copied = (_done: boolean) => {};
  const kept = autosave.keepMine(({ draft }) => {
    copies.push(draft);
    return new Promise((resolve) => {
      copied = resolve;
    });
  });
  expect(requests).toHaveLength(1);
  copied(true);
  await vi.waitFor(() => expect(requests).toHaveLength(2));
  expect(copies).toEqual([theirs.draft]);
  expect(last().revision).toBe(9);
  await last().answer({ kind: 'saved', revision: 10, savedAt: 300 });
  expect(await kept).toBe(true);
  expect(status()).toBe('saved');
});

it('saves nothing on top of theirs while theirs cannot be kept', async () => {
  const { autosave, type, fire, last, requests } = open();
  type('a');
  fire();
  await last().answer({ kind: 'stale', theirs });
  expect(await autosave.keepMine(async () => false)).toBe(false);
  expect(requests).toHaveLength(1);
  expect(autosave.state.getState()).toMatchObject({ status: 'stale', revision: 5, theirs });
});

it('takes theirs when told to, and undo brings mine back', async () => {
  const { autosave, draft, type, fire, last, status } = open();
  type('a');
  const mine = draft.getState().document;
  fire();
  await last().answer({ kind: 'stale', theirs });
  autosave.takeTheirs();
  expect(status()).toBe('saved');
  expect(draft.getState().document).toBe(theirs.draft);
  draft.actions.undo();
  expect(draft.getState().document).toBe(mine);
  expect(status()).toBe('waiting');
  fire();
  expect(last()).toMatchObject({ document: mine, revision: 9 });
});

it('says why a draft was refused, and tries again after the next change', async () => {
  const { autosave, type, fire, last, status } = open();
  type('a');
  fire();
  await last().answer({ kind: 'refused', code: 'flow-too-large' });
  expect(autosave.state.getState()).toMatchObject({ status: 'refused', code: 'flow-too-large' });
  expect(autosave.isDirty).toBe(true);
  type('ab');
  expect(status()).toBe('waiting');
});
