import type { ChannelEvent, ParsedWebhook } from '#/channels/contract.ts';
import type { Json } from '#/lib/json.ts';
import type { RawTx } from '#/server/db/client.ts';
import { asReceiver } from '#/server/db/doors.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { applyErrorEffect } from '../send/apply-error-effect.ts';
import { TransactionSpans } from '../tracing.ts';
import { applyAccountEffect } from './apply-account-effect.ts';
import { type ArrivedAnnotation, storeAnnotations } from './store-annotations.ts';
import { type ArrivedConsent, storeConsent } from './store-consent.ts';
import { type ArrivedHistory, storeHistory } from './store-history.ts';
import { type ArrivedMove, moveIdentity } from './store-identity.ts';
import { type ArrivedKey, storeIdentityKey } from './store-identity-key.ts';
import { type ArrivedMessage, type StoredMessages, storeMessages } from './store-messages.ts';
import { type ArrivedStatus, storeStatuses } from './store-statuses.ts';
import { channelsOf, type WebhookChannel, type WebhookDoor } from './webhook-channel.ts';

/** What came of a webhook; for metrics and tests. */
export interface Received {
  messages: number;
  repeated: number;
  statuses: number;
  /** Items for numbers that this address may not speak for. */
  foreign: number;
  /** Items kept raw: not understood, or nothing to do. */
  raw: number;
}

interface Sorted {
  messages: ArrivedMessage[];
  statuses: ArrivedStatus[];
  annotations: ArrivedAnnotation[];
  moves: ArrivedMove[];
  keys: ArrivedKey[];
  history: ArrivedHistory[];
  consents: ArrivedConsent[];
  /** `sure`: no other number can be meant. */
  accounts: {
    channel: WebhookChannel;
    event: Extract<ChannelEvent, { kind: 'account' }>;
    sure: boolean;
    /** The provider's id of the account. */
    account: string | null;
  }[];
  raw: { channel: WebhookChannel; reason: string; body: Json }[];
  foreign: number;
}

/** A verified webhook, and the door that it came through. */
export interface Delivery {
  door: WebhookDoor;
  parsed: ParsedWebhook;
}

/** Without a webhook for this long (milliseconds), the next one may be the first after an outage. */
const longestGapMs = 60_000;

/** Why an item is kept raw that names a number which its address may not speak for. */
const unknownNumber = 'unknown-number';

/** How the reason begins for which an item is kept raw that could not be read. */
const unreadable = 'broken: ';

/** Everything of a verified webhook in one transaction: after it commits the provider may forget it. */
export function receiveWebhook(deps: EngineDeps, door: WebhookDoor, parsed: ParsedWebhook): Promise<Received> {
  return receiveWebhooks(deps, [{ door, parsed }]);
}

/** The same for webhooks that arrived together; they share one commit. */
export async function receiveWebhooks(surroundings: EngineDeps, deliveries: readonly Delivery[]): Promise<Received> {
  const sorted: Sorted = {
    messages: [],
    statuses: [],
    annotations: [],
    moves: [],
    keys: [],
    history: [],
    consents: [],
    accounts: [],
    raw: [],
    foreign: 0,
  };
  for (const { door, parsed } of deliveries) sortItems(sorted, door, parsed);
  const hints: ChangeHint[] = [];
  const { deps, spans } = TransactionSpans.within(surroundings);
  const received = await asReceiver(async (tx) => {
    hints.length = 0;
    spans?.restart();
    const stored = await storeInOrder(tx, deps, sorted);
    hints.push(...stored.hints);
    hints.push(...(await storeHistory(tx, deps, sorted.history)));
    for (const key of sorted.keys) hints.push(...(await storeIdentityKey(tx, deps, key)));
    for (const consent of sorted.consents) await storeConsent(tx, deps, consent);
    hints.push(...(await storeStatuses(tx, deps, sorted.statuses)));
    hints.push(...(await storeAnnotations(tx, sorted.annotations)));
    for (const { channel, event, sure, account } of sorted.accounts) {
      // another speed is for one number only
      if (event.effect && (sure || event.effect.kind !== 'set-rate')) {
        await applyAccountEffect(tx, deps, channel, event.effect, account);
      }
      if (!event.error) continue;
      await applyErrorEffect(tx, deps, { channelId: channel.id, workspaceId: channel.workspaceId }, event.error, null);
    }
    await keepRaw(tx, sorted.raw);
    await markAlive(tx, deps, sorted);
    return {
      messages: stored.fresh,
      repeated: stored.repeated,
      statuses: sorted.statuses.length,
      foreign: sorted.foreign,
      raw: sorted.raw.length,
    };
  }, deps.pool);
  spans?.committed();
  deps.changed(hints);
  reportStrays(deps, sorted.raw);
  return received;
}

/** What nobody could use is for an operator to see, once for each address and kind. */
function reportStrays(deps: EngineDeps, raw: Sorted['raw']): void {
  const kinds = {
    'webhook-foreign-number': raw.filter(({ reason }) => reason === unknownNumber),
    'webhook-unreadable-item': raw.filter(({ reason }) => reason.startsWith(unreadable)),
  };
  for (const [event, items] of Object.entries(kinds)) {
    for (const id of new Set(items.map(({ channel }) => channel.id))) {
      deps.report(event, { channel: id, items: items.filter(({ channel }) => channel.id === id).length });
    }
  }
}

/** Gives each item to the channel that it names; the number in the body must belong to the app whose secret verified it. */
function sortItems(sorted: Sorted, door: WebhookDoor, parsed: ParsedWebhook): void {
  for (const item of parsed.items) {
    const channels = channelsOf(door, item);
    if (channels.length === 0) {
      sorted.foreign++;
      sorted.raw.push({ channel: door.own, reason: unknownNumber, body: item.raw });
    }
    for (const channel of channels) sortEvent(sorted, channel, item, channels.length === 1);
  }
  for (const { why, raw } of parsed.broken) sorted.raw.push({ channel: door.own, reason: unreadable + why, body: raw });
}

function sortEvent(
  sorted: Sorted,
  channel: WebhookChannel,
  { event, raw, account }: ParsedWebhook['items'][number],
  sure: boolean,
): void {
  switch (event.kind) {
    case 'message':
    case 'echo':
      sorted.messages.push({ channel, event });
      break;
    case 'status':
      sorted.statuses.push({ channel, event });
      break;
    case 'reaction':
    case 'edited':
    case 'removed':
      sorted.annotations.push({ channel, event });
      break;
    case 'identity':
      sorted.moves.push({ channel, event });
      break;
    case 'identity-key':
      sorted.keys.push({ channel, event });
      break;
    case 'history':
      sorted.history.push({ channel, event });
      break;
    case 'consent':
      sorted.consents.push({ channel, event });
      break;
    case 'account':
      sorted.accounts.push({ channel, event, sure, account });
      sorted.raw.push({ channel, reason: event.what, body: raw });
      break;
    case 'other':
      sorted.raw.push({ channel, reason: event.what, body: raw });
      break;
  }
}

/**
 * Stores messages and changes of address in the order in which they happened: what was written under the old number belongs
 * to the person as they were known then, and what comes under the new one finds them.
 */
async function storeInOrder(tx: RawTx, deps: EngineDeps, { messages, moves }: Sorted): Promise<StoredMessages> {
  const total: StoredMessages = { fresh: 0, repeated: 0, hints: [] };
  const store = async (some: readonly ArrivedMessage[]) => {
    const { fresh, repeated, hints } = await storeMessages(tx, deps, some);
    total.fresh += fresh;
    total.repeated += repeated;
    total.hints.push(...hints);
  };
  let left = messages;
  for (const move of moves.toSorted((a, b) => a.event.at - b.event.at)) {
    await store(left.filter(({ event }) => event.at < move.event.at));
    left = left.filter(({ event }) => event.at >= move.event.at);
    await moveIdentity(tx, deps, move);
  }
  await store(left);
  return total;
}

async function keepRaw(tx: RawTx, items: Sorted['raw']): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ channel, reason, body }) => ({
    workspace_id: channel.workspaceId,
    channel_id: channel.id,
    reason: reason.slice(0, 200),
    body,
  }));
  await tx`
    insert into webhook_raw (workspace_id, channel_id, reason, body)
    select workspace_id, channel_id, reason, coalesce(body, 'null')
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (workspace_id uuid, channel_id uuid, reason text, body jsonb)`;
}

/** Notes that webhooks arrive for these numbers, and counts what came in towards their speed limit. */
async function markAlive(tx: RawTx, deps: EngineDeps, sorted: Sorted): Promise<void> {
  const now = new Date(deps.clock.now());
  const incoming = new Map<string, number>();
  for (const { channel, event } of sorted.messages) {
    if (event.kind === 'message') incoming.set(channel.id, (incoming.get(channel.id) ?? 0) + 1);
  }
  const alive = [...new Set([...incoming.keys(), ...sorted.statuses.map((item) => item.channel.id)])].sort();
  for (const id of alive) {
    // at most one write in five seconds: the row is read by every webhook and every send
    await tx`
      update channel set last_webhook_at = ${now},
        webhooks_since = case when last_webhook_at > ${new Date(now.getTime() - longestGapMs)} then webhooks_since else ${now} end
      where id = ${id} and (last_webhook_at is null or last_webhook_at < ${new Date(now.getTime() - 5_000)})`;
    const count = incoming.get(id);
    if (count) {
      await tx`
        update channel_limit
        set tat = greatest(tat, ${now}) + make_interval(secs => ${count}::float8 / rate) where channel_id = ${id}`;
    }
  }
}
