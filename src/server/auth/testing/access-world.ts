import { randomUUID } from 'node:crypto';
import { newRun } from '#/flow/run/state.ts';
import { bucketOf } from '#/lib/ids.ts';
import { connectSimulator } from '#/server/channels/connect-simulator.ts';
import { listChannels } from '#/server/channels/list-channels.ts';
import { simulator } from '#/server/channels/simulator.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { contact, contactAddress } from '#/server/db/schema/contacts.ts';
import { conversation, message, run } from '#/server/db/schema/engine.ts';
import { mediaAsset } from '#/server/db/schema/workspaces.ts';
import { createFromStarter } from '#/server/flows/create-from-starter.ts';
import { publishFlow } from '#/server/flows/publish-flow.ts';
import { startMove } from '#/server/moves/start-move.ts';
import { setSecret } from '#/server/secrets/set-secret.ts';
import { makeMember, makePerson, makeWorkspace } from '#/server/testing.ts';
import { createInvitation } from '#/server/workspaces/create-invitation.ts';

/** A workspace with one of everything. For tests only. */
export interface World {
  workspaceId: string;
  slug: string;
  owner: string;
  /** A flow that was never published. */
  draft(): Promise<string>;
  /** A flow with version 1, whose draft is at revision 1. */
  flow: string;
  /** A move that was just begun. */
  move(): Promise<string>;
  /** The token of a fresh invitation. */
  invite(): Promise<{ id: string; token: string }>;
  secret(): Promise<string>;
  channel(): Promise<string>;
  /** A simulated number that stays, and somebody who speaks to it. */
  phone: { channelId: string; id: string };
  /** Somebody with a role, who may be changed or removed. */
  somebody(): Promise<string>;
  contact: string;
  conversation: string;
  run: string;
  asset: string;
}

/** Makes a world; needs a running simulator. */
export async function makeWorld(): Promise<World> {
  const owner = await makePerson('Owner');
  const { id: workspaceId, slug } = await makeWorkspace(owner);
  const operator = { kind: 'operator', workspaceId } as const;
  const draft = async () =>
    (await createFromStarter.call(operator, { starter: 'welcome-faq', locale: 'en', name: 'Draft' })).id;
  const flow = await draft();
  const published = await publishFlow.call(operator, { id: flow, revision: 1 });
  const channel = async () => (await connectSimulator.call(operator, {})).id;
  const people = await makePeople(
    workspaceId,
    await channel(),
    flow,
    published.outcome === 'published' ? published.versionId : '',
  );
  return {
    workspaceId,
    slug,
    owner,
    draft,
    flow,
    async move() {
      const id = await draft();
      await publishFlow.call(operator, { id, revision: 1 });
      return (await startMove.call(operator, { id })).id;
    },
    async invite() {
      const { id, link } = await createInvitation.call(operator, { role: 'agent' });
      return { id, token: link.split('#')[1] ?? '' };
    },
    secret: async () =>
      (await setSecret.call(operator, { name: randomUUID(), value: 'a secret value', hosts: ['a.test'] })).id,
    channel,
    phone: await makePhone(workspaceId, await channel()),
    somebody: () => makeMember(workspaceId, 'editor'),
    ...people,
  };
}

async function makePhone(workspaceId: string, channelId: string) {
  const listed = await listChannels.call({ kind: 'operator', workspaceId }, {});
  const number = listed.find(({ id }) => id === channelId)?.externalId ?? '';
  const person = await simulator()?.addPerson(number, { name: 'Phone', phone: '+15550002222' });
  return { channelId, id: person?.id ?? '' };
}

/** A contact who wrote a moment ago and is in the middle of a flow; and a stored file. */
async function makePeople(workspaceId: string, channelId: string, flowId: string, versionId: string) {
  const ids = { contact: randomUUID(), conversation: randomUUID(), run: randomUUID(), message: randomUUID() };
  const asset = randomUUID().replaceAll('-', '').repeat(2);
  const now = new Date();
  const bucket = bucketOf(ids.conversation);
  const owned = { workspaceId, bucket, conversationId: ids.conversation };
  await withWorkspace(workspaceId, async (tx) => {
    await tx.insert(contact).values({ workspaceId, id: ids.contact, name: 'Contact' });
    const phone = { kind: 'phone', scope: '', value: `+1555${String(Math.random()).slice(2, 9)}` } as const;
    await tx.insert(contactAddress).values({ workspaceId, contactId: ids.contact, ...phone });
    await tx.insert(conversation).values({
      workspaceId,
      bucket,
      id: ids.conversation,
      channelId,
      contactId: ids.contact,
      lastInAt: now,
      lastMessageAt: now,
    });
    await tx.insert(message).values({
      ...owned,
      id: ids.message,
      channelId,
      direction: 'in',
      author: 'contact',
      at: now,
      body: { in: { kind: 'text', text: 'hello' } },
    });
    await tx.insert(run).values({
      ...owned,
      id: ids.run,
      contactId: ids.contact,
      flowId,
      versionId,
      engineSchema: 1,
      status: 'waiting',
      seq: 1,
      steps: 1,
      dueAt: new Date(now.getTime() + 3_600_000),
      state: { ...newRun, status: 'waiting' },
      startedAt: now,
      updatedAt: now,
    });
    await tx.insert(mediaAsset).values({ workspaceId, id: asset, mime: 'image/png', bytes: 4, name: 'a.png' });
  });
  return { contact: ids.contact, conversation: ids.conversation, run: ids.run, asset };
}
