import { afterAll, beforeEach, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import { receiveWebhook } from '#/engine/receive/receive-webhook.ts';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makeMember } from '../testing.ts';
import { getConversation } from './get-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { listMessages } from './list-messages.ts';

let lab: Lab;
let ana: { kind: 'member'; userId: string; workspace: string };
beforeEach(async () => {
  lab = await openLab();
  const userId = await makeMember(lab.ids.workspace, 'agent');
  ana = { kind: 'member', userId, workspace: `lab-${lab.ids.workspace.slice(-8)}` };
});
afterAll(closeJobQueue);

const fixture = (name: string) =>
  receiveWebhook(lab.deps, lab.door, whatsappCloudAdapter.parse(readFixture(`webhooks/${name}.json`)));

async function theConversation() {
  const { rows } = await listConversations.call(ana, {});
  expect(rows).toHaveLength(1);
  const id = rows[0]?.id as string;
  return {
    listed: rows[0],
    open: await getConversation.call(ana, { id }),
    thread: await listMessages.call(ana, { id }),
  };
}

it('a thread shows an order with what the person saw of its products', async () => {
  await fixture('msg-order');
  await lab.settle();
  expect((await theConversation()).thread.rows).toMatchObject([
    {
      body: {
        in: {
          kind: 'order',
          text: 'Please gift-wrap',
          items: [
            { id: 'SKU-1', quantity: 2, price: 30, currency: 'USD' },
            { id: 'SKU-2', quantity: 1, price: 25.5, currency: 'USD' },
          ],
        },
      },
    },
  ]);
});

it('history stands in its place, unread by nobody, and a conversation is as old as its last message', async () => {
  await fixture('smb-history-chunk');
  await lab.settle();
  const { listed, thread } = await theConversation();
  expect(listed).toMatchObject({
    unread: 0,
    owner: null,
    lastMessageAt: new Date(1_794_988_000_000).toISOString(),
    windowEndsAt: null,
    preview: { direction: 'in', body: { in: { text: 'Thanks!' } } },
  });
  expect(thread.rows.map(({ author, silent, disposition }) => [author, silent, disposition])).toEqual([
    ['app', true, null],
    ['app', true, null],
    ['contact', true, null],
  ]);
});

it('a changed security code is a line in the thread, and no preview', async () => {
  await fixture('msg-text');
  await lab.settle();
  const before = (await theConversation()).listed;
  lab.clock.at += 1_000;
  await fixture('msg-system-identity-changed');
  const { listed, thread } = await theConversation();
  expect(listed).toEqual(before);
  expect(thread.rows.at(-1)).toMatchObject({ body: { note: 'security-code-changed' }, silent: true });
});

it('tells until when messages are free beside the window, which it leaves alone', async () => {
  await fixture('msg-referral-ad');
  await lab.settle();
  const body = JSON.stringify(readFixture('webhooks/status-free-entry-point.json'));
  await lab.rows(`update message set provider_id = '${/wamid\.[^"]+/.exec(body)?.[0]}', direction = 'out'`);
  const before = (await theConversation()).open;
  expect(before.freeUntil).toBeNull();
  await fixture('status-free-entry-point');
  const { open } = await theConversation();
  expect(open).toEqual({ ...before, freeUntil: new Date(1_795_255_200_000).toISOString() });
});
