import { randomUUID } from 'node:crypto';
import { newRun } from '#/flow/run/state.ts';
import { bucketOf } from '#/lib/ids.ts';
import { emptyDraft } from '#/server/broadcasts/broadcast-inputs.ts';
import { connectSimulator } from '#/server/channels/connect-simulator.ts';
import { listChannels } from '#/server/channels/list-channels.ts';
import { simulator } from '#/server/channels/simulator.ts';
import { startChange } from '#/server/contacts/start-change.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { broadcast } from '#/server/db/schema/broadcasts.ts';
import { contact, contactAddress } from '#/server/db/schema/contacts.ts';
import { conversation, message, run } from '#/server/db/schema/engine.ts';
import { mediaAsset } from '#/server/db/schema/workspaces.ts';
import { createField } from '#/server/fields/create-field.ts';
import { createFromStarter } from '#/server/flows/create-from-starter.ts';
import { publishFlow } from '#/server/flows/publish-flow.ts';
import { createGroup } from '#/server/groups/create-group.ts';
import { recordImport } from '#/server/imports/record-import.ts';
import { startMove } from '#/server/moves/start-move.ts';
import { setSecret } from '#/server/secrets/set-secret.ts';
import { createSegment } from '#/server/segments/save-segment.ts';
import { listTemplates } from '#/server/templates/list-templates.ts';
import { accountsOf } from '#/server/templates/open-desk.ts';
import { syncTemplates } from '#/server/templates/sync-templates.ts';
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
  /** A change of that contact that was just begun. */
  change(): Promise<string>;
  /** The key of a custom field. */
  field(): Promise<string>;
  segment(): Promise<string>;
  group(): Promise<string>;
  /** A file of contacts that was just brought. */
  importFile(): Promise<string>;
  /** A broadcast that was stopped. */
  broadcast: string;
  /** A broadcast as somebody left it; a draft that says nothing unless told otherwise. */
  unsent(more?: Partial<typeof broadcast.$inferInsert>): Promise<string>;
  conversation: string;
  run: string;
  asset: string;
  /** A template that was approved a moment ago. */
  template(): Promise<string>;
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
  const phone = await makePhone(workspaceId, await channel());
  const unsent = (more: Partial<typeof broadcast.$inferInsert> = {}) =>
    withWorkspace(workspaceId, async (tx) => {
      const values = { workspaceId, name: 'Broadcast', channelId: phone.channelId, ...emptyDraft, ...more };
      const [made] = await tx.insert(broadcast).values(values).returning({ id: broadcast.id });
      return (made as { id: string }).id;
    });
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
    template: () => makeTemplate(workspaceId, phone.channelId),
    phone,
    broadcast: await unsent({ status: 'cancelled' }),
    unsent,
    somebody: () => makeMember(workspaceId, 'editor'),
    ...people,
    async change() {
      const action = { do: 'add-tag', tag: randomUUID() } as const;
      return (await startChange.call(operator, { action, target: { ids: [people.contact] } })).id;
    },
    async field() {
      const key = `f${randomUUID().replaceAll('-', '')}`;
      await createField.call(operator, { key, label: 'Field', type: 'text' });
      return key;
    },
    async segment() {
      const rules = {
        match: 'all',
        groups: [{ match: 'all', rules: [{ on: 'tag', tag: 'x', is: 'absent' }] }],
      } as const;
      return (await createSegment.call(operator, { name: randomUUID(), rules: structuredClone(rules) as never })).id;
    },
    async importFile() {
      const file = { id: randomUUID(), name: 'a.csv', hash: 'a', bytes: 10, encoding: 'utf-8', delimiter: ',' };
      return (await recordImport.call(operator, { ...file, header: ['phone'], sample: [['+1']] })).id;
    },
    group: async () => (await createGroup.call(operator, { name: randomUUID() })).id,
  };
}

async function makePhone(workspaceId: string, channelId: string) {
  const listed = await listChannels.call({ kind: 'operator', workspaceId }, {});
  const number = listed.find(({ id }) => id === channelId)?.externalId ?? '';
  const person = await simulator()?.addPerson(number, { name: 'Phone', phone: '+15550002222' });
  return { channelId, id: person?.id ?? '' };
}

/** A template that the simulator has, approved. */
async function makeTemplate(workspaceId: string, channelId: string): Promise<string> {
  const operator = { kind: 'operator', workspaceId } as const;
  const accounts = await withWorkspace(workspaceId, accountsOf);
  const owner = accounts.find(({ channels }) => channels.some(({ id }) => id === channelId));
  const name = `world_${randomUUID().replaceAll('-', '')}`;
  await simulator()?.putTemplate(owner?.channels[0]?.externalId ?? '', {
    name,
    language: 'es',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Nothing to fill in here' }],
  });
  await syncTemplates.call(operator, { account: owner?.account ?? '' });
  const { templates } = await listTemplates.call(operator, {});
  return templates.find((one) => one.name === name)?.id ?? '';
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
