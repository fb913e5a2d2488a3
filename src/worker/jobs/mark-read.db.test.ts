import { beforeEach, expect, it } from 'vitest';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { channel } from '#/server/db/schema/channels.ts';
import { markRead } from './mark-read.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const job = () => ({ workspaceId: lab.ids.workspace, channelId: lab.ids.channel, providerId: 'wamid.A' });

it('tells the provider which message was read', async () => {
  await markRead(lab.deps, job());
  expect(lab.sent.map(({ body }) => body)).toEqual([
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.A' },
  ]);
});

it('is tried again when the provider is away, and let go when it refuses for good', async () => {
  lab.answers.push('refuse-connection', { error: 100 });
  await expect(markRead(lab.deps, job())).rejects.toMatchObject({ code: 'provider-down' });
  await markRead(lab.deps, job());
  expect(lab.sent).toEqual([]);
});

it('says nothing for a channel that is paused or gone', async () => {
  await markRead(lab.deps, { ...job(), channelId: lab.ids.workspace });
  await withWorkspace(lab.ids.workspace, (tx) => tx.update(channel).set({ state: 'paused' }));
  await markRead(lab.deps, job());
  expect(lab.sent).toEqual([]);
});
