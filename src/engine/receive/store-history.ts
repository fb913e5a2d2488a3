import { deliveryRank, type HistoryEvent } from '#/channels/contract.ts';
import { bucketOf, uuidMaker } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { insertMessages } from '../sql/insert-messages.ts';
import { seeMessages } from '../sql/see-messages.ts';
import { ensureConversations } from './conversations.ts';
import { orderMedia } from './order-media.ts';
import { resolvePeople } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** A message of the history, with the channel that brought it along. */
export interface ArrivedHistory {
  channel: WebhookChannel;
  event: HistoryEvent;
}

interface KnownMessage {
  index: number;
  id: string;
  conversation_id: string;
}

/**
 * Imports history into the threads, and nothing else happens: no turn, no window, nothing unread. Pieces come in any order
 * and repeatedly; a message that is there in earnest stays as it is.
 */
export async function storeHistory(
  tx: RawTx,
  deps: EngineDeps,
  arrived: readonly ArrivedHistory[],
): Promise<ChangeHint[]> {
  const files = arrived.filter(({ event }) => event.part === 'file');
  const messages = arrived.filter(({ event }) => event.part !== 'file');
  const touched = [...(await importSome(tx, deps, messages)), ...(await importSome(tx, deps, files))];
  return [...new Map(touched.map((hint) => [hint.id, hint])).values()];
}

async function importSome(tx: RawTx, deps: EngineDeps, arrived: readonly ArrivedHistory[]): Promise<ChangeHint[]> {
  if (arrived.length === 0) return [];
  const distinct = new Map(arrived.map((item) => [`${item.channel.id}|${item.event.providerId}`, item]));
  const sorted = [...distinct.values()].sort((a, b) => a.event.at - b.event.at);
  // its place in the thread is by its own time, however late it comes
  const makeId = uuidMaker((into) => {
    for (let i = 0; i < into.length; i++) into[i] = Math.floor(deps.random() * 256);
  });
  const items = sorted.map((item) => ({ ...item, id: makeId(Math.min(item.event.at, deps.clock.now())) }));
  await seeMessages(
    tx,
    items.map(({ id, channel, event }) => ({
      workspace_id: channel.workspaceId,
      channel_id: channel.id,
      provider_id: event.providerId,
      message_id: id,
    })),
  );
  const known = await findKnown(tx, items);
  const stored = new Set(known.map(({ index }) => index));
  const made = await addMessages(
    tx,
    deps,
    items.filter((_, index) => !stored.has(index)),
  );
  const filled = await fillMessages(
    tx,
    deps,
    known.map((row) => ({ ...(items[row.index] as (typeof items)[number]), id: row.id })),
  );
  return [...made, ...filled];
}

/** Those of the items that have a message already; what was claimed a moment ago by another delivery has been committed. */
function findKnown(tx: RawTx, items: readonly ArrivedHistory[]): Promise<KnownMessage[]> {
  const wanted = items.map(({ channel, event }, index) => ({
    index,
    channel_id: channel.id,
    provider_id: event.providerId,
  }));
  return tx<KnownMessage[]>`
    select r.index, m.id, m.conversation_id
    from jsonb_to_recordset(${tx.json(wanted)}) as r (index int, channel_id uuid, provider_id text)
    cross join lateral (
      select m.id, m.conversation_id from message m
      where m.channel_id = r.channel_id and m.provider_id = r.provider_id limit 1) m`;
}

type Item = ArrivedHistory & { id: string };

async function addMessages(tx: RawTx, deps: EngineDeps, items: readonly Item[]): Promise<ChangeHint[]> {
  if (items.length === 0) return [];
  const contacts = await resolvePeople(
    tx,
    deps,
    items.map(({ channel, event }) => ({ channel, person: event.with })),
  );
  const conversations = await ensureConversations(
    tx,
    items.map(({ channel, event }, i) => ({
      channel,
      contactId: contacts[i]?.contactId as string,
      lastMessageAt: event.at,
    })),
    () => deps.newId(),
  );
  await insertMessages(
    tx,
    items.map(({ id, channel, event }, i) => ({
      workspace_id: channel.workspaceId,
      bucket: bucketOf(conversations[i] as string),
      id,
      conversation_id: conversations[i] as string,
      channel_id: channel.id,
      at: new Date(event.at).toISOString(),
      provider_id: event.providerId,
      quotes: null,
      silent: true,
      body: { in: event.content },
      referral: null,
      ...sideOf(event),
    })),
  );
  await moveLast(
    tx,
    items.map(({ event }, i) => ({ id: conversations[i] as string, at: event.at })),
  );
  await orderMedia(tx, deps, items);
  return items.map(({ channel }, i) => ({
    workspaceId: channel.workspaceId,
    topic: 'conversation',
    id: conversations[i] as string,
  }));
}

/** Who wrote it, and how far it came. */
function sideOf({ by, status }: HistoryEvent) {
  if (by === 'contact') return { direction: 'in', author: 'contact', status: 0, ending: null } as const;
  const failed = status === 'failed';
  const rank = status === null || failed ? deliveryRank.accepted : deliveryRank[status];
  return { direction: 'out', author: 'app', status: rank, ending: failed ? 'failed' : null } as const;
}

/** A file takes the place of its placeholder; who wrote it is known by the thread, whichever of the two came first. */
async function fillMessages(tx: RawTx, deps: EngineDeps, items: readonly Item[]): Promise<ChangeHint[]> {
  const hints: ChangeHint[] = [];
  for (const item of items) {
    const { id, event, channel } = item;
    if (event.part === 'whole') continue;
    const side = sideOf(event);
    const [row] =
      event.part === 'file'
        ? await tx<{ conversation_id: string }[]>`
            update message set body = ${tx.json({ in: event.content } as never)}
            where id = ${id} and silent and body -> 'in' ->> 'kind' = 'unsupported' and annotations is null
            returning conversation_id`
        : await tx<{ conversation_id: string }[]>`
            update message set direction = ${side.direction}, author = ${side.author}, status = ${side.status}, ending = ${side.ending}
            where id = ${id} and silent and direction <> ${side.direction}
            returning conversation_id`;
    if (!row) continue;
    if (event.part === 'file') await orderMedia(tx, deps, [item]);
    hints.push({ workspaceId: channel.workspaceId, topic: 'conversation', id: row.conversation_id });
  }
  return hints;
}

/** A conversation was last active when the last of its messages was written, not when that was imported. */
async function moveLast(tx: RawTx, rows: readonly { id: string; at: number }[]): Promise<void> {
  const last = [...new Map(rows.map(({ id, at }) => [id, at]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const json = last.map(([id, at]) => ({ bucket: bucketOf(id), id, at: new Date(at).toISOString() }));
  await tx`
    with r as (
      select c.bucket, c.id, r.at
      from jsonb_to_recordset(${tx.json(json)}) as r (bucket smallint, id uuid, at timestamptz)
      join conversation c using (bucket, id) where c.last_message_at < r.at order by c.id for no key update of c
    )
    update conversation c set last_message_at = r.at from r where c.bucket = r.bucket and c.id = r.id`;
}
