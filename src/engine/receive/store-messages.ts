import { type ChannelEvent, deliveryRank } from '#/channels/contract.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { insertMessages, type MessageInput } from '../sql/insert-messages.ts';
import { seeMessages } from '../sql/see-messages.ts';
import { ensureConversations } from './conversations.ts';
import type { InboxPayloads } from './inbox-payload.ts';
import { orderMedia } from './order-media.ts';
import { resolvePeople } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** A message or an echo, with the channel that it came to. */
export interface ArrivedMessage {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'message' | 'echo' }>;
}

/** What storing found. */
export interface StoredMessages {
  fresh: number;
  repeated: number;
  hints: ChangeHint[];
}

interface Row extends ArrivedMessage {
  id: string;
  conversationId: string;
  contactId: string;
  firstContact: boolean;
}

/** Keeps the messages that were not seen before: thread, inbox, media to fetch. A redelivery is only counted. */
export async function storeMessages(
  tx: RawTx,
  deps: EngineDeps,
  arrived: readonly ArrivedMessage[],
): Promise<StoredMessages> {
  const unseen = await keepUnseen(tx, deps, arrived);
  if (unseen.length === 0) return { fresh: 0, repeated: arrived.length, hints: [] };
  const people = unseen.map(({ channel, event }) => ({
    channel,
    person: event.kind === 'echo' ? event.to : event.from,
  }));
  const contacts = await resolvePeople(tx, deps, people);
  const conversations = await ensureConversations(
    tx,
    unseen.map(({ channel }, i) => ({ channel, contactId: contacts[i]?.contactId as string })),
    () => deps.newId(),
  );
  const met = new Set<string>();
  const rows: Row[] = unseen.map((item, i) => {
    const { contactId, fresh } = contacts[i] as { contactId: string; fresh: boolean };
    const firstContact = fresh && !met.has(contactId);
    met.add(contactId);
    return { ...item, conversationId: conversations[i] as string, contactId, firstContact };
  });
  await Promise.all([
    insertMessages(tx, rows.map(threadRow)),
    insertInbox(tx, rows, deps),
    takeOverByEcho(tx, rows, deps),
    orderMedia(tx, deps, rows),
  ]);
  const hints = rows.map((row): ChangeHint => {
    return { workspaceId: row.channel.workspaceId, topic: 'conversation', id: row.conversationId };
  });
  return { fresh: rows.length, repeated: arrived.length - rows.length, hints };
}

/**
 * Drops what was delivered before, in this batch or an earlier one, and gives the rest their ids. What only the imported
 * history has told so far has not been delivered: it keeps the id of its import.
 */
async function keepUnseen(
  tx: RawTx,
  deps: EngineDeps,
  arrived: readonly ArrivedMessage[],
): Promise<(ArrivedMessage & { id: string })[]> {
  if (arrived.length === 0) return [];
  const keyOf = (channel: string, provider: string) => `${channel}|${provider}`;
  const distinct = new Map<string, ArrivedMessage & { id: string }>();
  for (const item of arrived) {
    const key = keyOf(item.channel.id, item.event.providerId);
    if (!distinct.has(key)) distinct.set(key, { ...item, id: deps.newId() });
  }
  const rows = [...distinct.values()].map((item) => ({
    workspace_id: item.channel.workspaceId,
    channel_id: item.channel.id,
    provider_id: item.event.providerId,
    message_id: item.id,
  }));
  const seen = await seeMessages(tx, rows);
  const imported = await findImported(
    tx,
    seen.flatMap((row) => (row.fresh ? [] : row.message_id)),
  );
  const ids = new Map(
    seen
      .filter((row) => row.fresh || imported.has(row.message_id))
      .map((row) => [keyOf(row.channel_id, row.provider_id), row.message_id]),
  );
  return [...distinct].flatMap(([key, item]) => {
    const id = ids.get(key);
    return id ? [{ ...item, id }] : [];
  });
}

async function findImported(tx: RawTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx<{ id: string }[]>`
    select id from message where id = any(${ids as string[]}::uuid[]) and silent and body ? 'in'`;
  return new Set(rows.map(({ id }) => id));
}

/** A message as the thread keeps it. */
function threadRow({ id, channel, event, conversationId }: Row): MessageInput {
  const echo = event.kind === 'echo';
  return {
    workspace_id: channel.workspaceId,
    bucket: bucketOf(conversationId),
    id,
    conversation_id: conversationId,
    channel_id: channel.id,
    direction: echo ? 'out' : 'in',
    at: new Date(event.at).toISOString(),
    author: echo ? 'app' : 'contact',
    provider_id: event.providerId,
    quotes: echo ? null : event.quotes,
    status: echo ? deliveryRank.sent : 0,
    ending: null,
    silent: false,
    body: { in: event.content },
    referral: echo ? null : event.referral,
  };
}

async function insertInbox(tx: RawTx, rows: readonly Row[], deps: EngineDeps): Promise<void> {
  const received = new Date(deps.clock.now()).toISOString();
  const inbox = rows.flatMap((row) => {
    if (row.event.kind === 'echo') return [];
    const { id: channel, workspaceId: workspace } = row.channel;
    const about = { workspace, channel, conversation: row.conversationId, message: row.id };
    const span = deps.tracing?.begin('receive', null, about);
    const payload: InboxPayloads['message'] = {
      ...(span && { trace: span.traceparent }),
      messageId: row.id,
      providerId: row.event.providerId,
      content: row.event.content,
      firstContact: row.firstContact,
      referral: row.event.referral,
    };
    return {
      workspace_id: row.channel.workspaceId,
      bucket: bucketOf(row.conversationId),
      id: row.id,
      conversation_id: row.conversationId,
      at: new Date(row.event.at).toISOString(),
      received_at: received,
      payload,
    };
  });
  if (inbox.length === 0) return;
  await tx`
    insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
    select workspace_id, bucket, id, conversation_id, 'message', at, received_at, received_at, payload
    from jsonb_to_recordset(${tx.json(inbox as never)}) as r (workspace_id uuid, bucket smallint, id uuid,
      conversation_id uuid, at timestamptz, received_at timestamptz, payload jsonb)`;
}

/** Somebody answered in the provider's own app: from now on people own the conversation, and its lane learns it. */
async function takeOverByEcho(tx: RawTx, rows: readonly Row[], deps: EngineDeps): Promise<void> {
  const echoed = [...new Set(rows.filter((row) => row.event.kind === 'echo').map((row) => row.conversationId))].sort();
  const now = new Date(deps.clock.now());
  const payload: InboxPayloads['owner-changed'] = { to: 'people' };
  for (const id of echoed) {
    await tx`
      with taken as (
        update conversation set owner = 'people', owner_epoch = owner_epoch + 1, owner_since = ${now}, last_message_at = ${now}
        where bucket = ${bucketOf(id)} and id = ${id}
        returning workspace_id, bucket, id, old.owner as owner_before
      )
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select workspace_id, bucket, ${deps.newId()}, id, 'owner-changed', ${now}, ${now}, ${now}, ${tx.json(payload)}
      from taken where owner_before = 'bot'`;
  }
}
