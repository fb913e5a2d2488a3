import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Changes } from '#/lib/changes.ts';
import { rawPool } from '../db/client.ts';
import { createFlow } from '../flows/create-flow.ts';
import { saveDraft } from '../flows/save-draft.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { editWorkspace } from '../workspaces/edit-workspace.ts';
import { removeMember } from '../workspaces/remove-member.ts';
import { flushChanges, publishChanges } from './publish-changes.ts';
import { streamChanges } from './stream-changes.ts';

let ana: { kind: 'member'; userId: string; workspace: string };
let workspaceId: string;
const open: AbortController[] = [];

beforeAll(async () => {
  const userId = await makePerson('Ana');
  const made = await makeWorkspace(userId);
  workspaceId = made.id;
  ana = { kind: 'member', userId, workspace: made.slug };
});
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort();
});

/** An open stream whose first word, everything, has been heard. */
async function listen(actor = ana, options: Parameters<typeof streamChanges>[2] = {}) {
  const controller = new AbortController();
  open.push(controller);
  const stream = streamChanges(actor, controller.signal, options);
  expect((await stream.next()).value).toBe('everything');
  return { next: async () => (await stream.next()).value as Changes, controller, stream };
}

test('what a use-case changed is told after its commit, by topic and id', async () => {
  const { next } = await listen();
  const { id } = await createFlow.call(ana, { name: 'New' });
  await flushChanges();
  expect(await next()).toEqual({ flow: [id] });
});

test('changes that come close together are told together', async () => {
  const { next } = await listen();
  publishChanges(workspaceId, [{ topic: 'run', id: 'a' }]);
  publishChanges(workspaceId, [
    { topic: 'run', id: 'b' },
    { topic: 'conversation', id: 'c' },
  ]);
  publishChanges(workspaceId, [{ topic: 'run', id: 'a' }, { topic: 'channel' }]);
  await flushChanges();
  expect(await next()).toEqual({ run: ['a', 'b'], conversation: ['c'], channel: null });
});

test('what does not fit into one notice is told as everything', async () => {
  const { next } = await listen();
  publishChanges(
    workspaceId,
    Array.from({ length: 500 }, (_, i) => ({ topic: 'run' as const, id: `id-${i}-${'x'.repeat(20)}` })),
  );
  await flushChanges();
  expect(await next()).toBe('everything');
});

test('a use-case that failed tells nothing, and other workspaces hear nothing', async () => {
  const { next } = await listen();
  const stranger = await makePerson('Bo');
  const { id: elsewhere } = await makeWorkspace(stranger);
  const failing = saveDraft.call(ana, { id: crypto.randomUUID(), revision: 1, document: {} as never });
  await expect(failing).rejects.toMatchObject({ code: 'invalid-input' });
  publishChanges(elsewhere, [{ topic: 'flow' }]);
  await flushChanges();
  await editWorkspace.call(ana, { name: 'Renamed' });
  await flushChanges();
  expect(await next()).toEqual({ workspace: null });
});

test('when the line to the database broke, everything is told as soon as it stands again', async () => {
  const { next } = await listen();
  const sqlRaw = rawPool();
  const ended = await sqlRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`;
  expect(ended.length).toBe(1);
  expect(await next()).toBe('everything');
  publishChanges(workspaceId, [{ topic: 'flow', id: 'after' }]);
  await flushChanges();
  expect(await next()).toEqual({ flow: ['after'] });
});

test('B70: somebody who was removed hears nothing more within a minute, though the stream is open', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const userId = await makeMember(workspaceId, 'viewer');
    const { next } = await listen({ ...ana, userId });
    await removeMember.call(ana, { userId });
    // the news of the removal may still be on its way to them: it names nobody
    vi.advanceTimersByTime(60_000);
    await expect(
      (async () => {
        for (;;) expect(await next()).toEqual({ member: null });
      })(),
    ).rejects.toMatchObject({ code: 'not-found' });
  } finally {
    vi.useRealTimers();
  }
});

test('a stream ends quietly when the browser leaves, and with an error when the process ends', async () => {
  const left = await listen();
  left.controller.abort();
  expect(await left.stream.next()).toEqual({ done: true, value: undefined });
  const shutdown = new AbortController();
  const kept = await listen(ana, { shutdown: shutdown.signal });
  shutdown.abort();
  await expect(kept.next()).rejects.toMatchObject({ code: 'shutting-down' });
});

test('strangers hear nothing at all', async () => {
  const stranger = await makePerson('Cy');
  const stream = streamChanges({ ...ana, userId: stranger }, new AbortController().signal);
  await expect(stream.next()).rejects.toMatchObject({ code: 'not-found' });
});
