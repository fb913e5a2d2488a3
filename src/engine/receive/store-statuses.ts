import { type ChannelEvent, deliveryRank } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { applyErrorEffect } from '../send/apply-error-effect.ts';
import { settleByStatus } from '../send/settle-by-status.ts';
import { applyStatuses, type StatusedMessage } from '../sql/apply-statuses.ts';
import { countService } from '../sql/count-service.ts';
import { lockProviderIds, type ProviderMessage } from '../sql/lock-provider-ids.ts';
import { seeStatuses } from '../sql/see-statuses.ts';
import { takeHeld } from '../sql/take-held.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** A delivery status with the channel that it came to. */
export interface ArrivedStatus {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'status' }>;
}

const keyOf = (channel: string, provider: string, status: string) => `${channel}|${provider}|${status}`;

/**
 * Books delivery statuses. One for a message that is not stored yet is held for 24 h and joined when it is. A status
 * that carries our mark settles a send whose answer was lost.
 */
export async function storeStatuses(
  tx: RawTx,
  deps: EngineDeps,
  arrived: readonly ArrivedStatus[],
): Promise<ChangeHint[]> {
  const distinct = new Map(
    arrived.map((item) => [keyOf(item.channel.id, item.event.providerId, item.event.status), item]),
  );
  if (distinct.size === 0) return [];
  const seen = await seeStatuses(
    tx,
    [...distinct.values()].map(({ channel, event }) => ({
      workspace_id: channel.workspaceId,
      channel_id: channel.id,
      provider_id: event.providerId,
      status: event.status,
      at: new Date(event.at).toISOString(),
    })),
  );
  const fresh = seen.map((row) => distinct.get(keyOf(row.channel_id, row.provider_id, row.status)) as ArrivedStatus);
  for (const { channel, event } of fresh) {
    const { trace, message } = event.mark ?? {};
    if (!trace || !message) continue;
    const about = { workspace: channel.workspaceId, channel: channel.id, message };
    deps.tracing?.begin('status', trace, about).end(event.status);
  }
  return bookStatuses(tx, deps, fresh);
}

/** Books the statuses that were held while nobody knew which messages these are. */
export async function joinHeldStatuses(
  tx: RawTx,
  deps: EngineDeps,
  named: readonly ProviderMessage[],
): Promise<ChangeHint[]> {
  if (named.length === 0) return [];
  const held = await takeHeld<ArrivedStatus['event']>(tx, named);
  const channelOf = (row: (typeof held)[number]): WebhookChannel => ({
    id: row.channel_id,
    workspaceId: row.workspace_id,
    kind: row.kind,
    externalId: row.external_id,
    addressScope: '',
  });
  return bookStatuses(
    tx,
    deps,
    held.map((row) => ({ channel: channelOf(row), event: row.held })),
  );
}

const providerMessage = ({ channel, event }: ArrivedStatus): ProviderMessage => ({
  channel_id: channel.id,
  provider_id: event.providerId,
});

/** Applies statuses that were not seen before, or were held until now. */
async function bookStatuses(tx: RawTx, deps: EngineDeps, fresh: readonly ArrivedStatus[]): Promise<ChangeHint[]> {
  if (fresh.length === 0) return [];
  const places = await findMessages(tx, fresh);
  const unnamed = fresh.filter((item) => !places.get(item)?.named);
  if (unnamed.length > 0) {
    await lockProviderIds(tx, unnamed.map(providerMessage));
    for (const [item, place] of await findMessages(tx, unnamed)) places.set(item, place);
  }
  const met = fresh.flatMap((item) => {
    const place = places.get(item);
    return place && !isSuperseded(item, place.attempts) ? [{ ...item, ...place }] : [];
  });
  await hold(
    tx,
    fresh.filter((item) => !places.has(item)),
  );
  if (met.length === 0) return [];
  const messages = await applyStatuses(
    tx,
    met.map(({ messageId, event }) => ({
      message_id: messageId,
      provider_id: event.providerId,
      rank: event.status === 'failed' ? 0 : deliveryRank[event.status],
      at: new Date(event.at).toISOString(),
      failed: event.status === 'failed',
      error: event.error,
      pricing: event.pricing,
    })),
    new Date(deps.clock.now()),
  );
  await countDelivered(tx, messages);
  await noteFreeEntry(tx, met);
  await settleByStatus(tx, deps, met);
  for (const { channel, event, messageId } of met) {
    const at = { channelId: channel.id, workspaceId: channel.workspaceId };
    if (event.error) await applyErrorEffect(tx, deps, at, event.error, { messageId });
  }
  const hints = messages.flatMap((row): ChangeHint[] => [
    { workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id },
    ...(row.run_id ? [{ workspaceId: row.workspace_id, topic: 'run' as const, id: row.run_id }] : []),
  ]);
  // our mark has told which message it is: those that came without one know it now
  const learnt = met.filter((item) => !item.named).map(providerMessage);
  return [...hints, ...(await joinHeldStatuses(tx, deps, learnt))];
}

/** Service messages cost money beyond a number's free ones of the month: each is counted when it is delivered. */
async function countDelivered(tx: RawTx, messages: readonly StatusedMessage[]): Promise<void> {
  const delivered = messages.flatMap(({ workspace_id, channel_id, meter, delivered_at: at }) =>
    meter && at ? [{ workspaceId: workspace_id, channelId: channel_id, meter, at }] : [],
  );
  if (delivered.length > 0) await countService(tx, delivered);
}

/** Until when messages to a person who came from an advertisement are free. */
async function noteFreeEntry(
  tx: RawTx,
  met: readonly { event: ArrivedStatus['event']; messageId: string }[],
): Promise<void> {
  for (const { event, messageId } of met) {
    if (!event.freeUntil) continue;
    await tx`
      update conversation c set free_until = greatest(c.free_until, ${new Date(event.freeUntil)})
      from message m where m.id = ${messageId} and c.bucket = m.bucket and c.id = m.conversation_id`;
  }
}

/** A failure of an attempt that was already repeated says nothing about the message. */
function isSuperseded({ event }: ArrivedStatus, attempts: number): boolean {
  return event.status === 'failed' && event.mark !== null && event.mark.attempt < attempts;
}

interface Place {
  messageId: string;
  bucket: number;
  /** How many requests were made for it. */
  attempts: number;
  /** The provider's id of it is known. */
  named: boolean;
}

/** The message of each status: by our own mark, else by the provider's id. */
async function findMessages(tx: RawTx, items: readonly ArrivedStatus[]): Promise<Map<ArrivedStatus, Place>> {
  const wanted = items.map(({ channel, event }, index) => ({
    index,
    channel_id: channel.id,
    provider_id: event.providerId,
    mark: event.mark?.message ?? null,
  }));
  // each lookup stands alone, so that a planner that takes the table for empty cannot turn them into one walk through it
  const rows = await tx<(Omit<Place, 'messageId'> & { index: number; id: string; channel_id: string })[]>`
    with r as (
      select * from jsonb_to_recordset(${tx.json(wanted as never)}) as r (index int, channel_id uuid, provider_id text, mark uuid)
    )
    select f.index, f.id, f.bucket, f.channel_id, f.named, greatest(f.attempts,
      (select o.attempt from outbox o where o.bucket = f.bucket and o.id = f.id)) as attempts
    from (
      select r.index, m.*
      from r cross join lateral (
        select m.id, m.bucket, m.channel_id, m.attempts, m.provider_id is not null as named from message m
        where m.id = r.mark offset 0) m
      union
      select r.index, m.*
      from r cross join lateral (
        select m.id, m.bucket, m.channel_id, m.attempts, true as named from message m
        where m.channel_id = r.channel_id and m.provider_id = r.provider_id offset 0) m
    ) f`;
  return new Map(
    rows
      .map((row) => ({ row, item: items[row.index] as ArrivedStatus }))
      .filter(({ row, item }) => row.channel_id === item.channel.id)
      .map(({ row: { id, bucket, attempts, named }, item }) => [item, { messageId: id, bucket, attempts, named }]),
  );
}

async function hold(tx: RawTx, items: readonly ArrivedStatus[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ channel, event }) => ({
    channel_id: channel.id,
    provider_id: event.providerId,
    status: event.status,
    held: event,
  }));
  await tx`
    update status_seen s set held = r.held
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (channel_id uuid, provider_id text, status text, held jsonb)
    where s.channel_id = r.channel_id and s.provider_id = r.provider_id and s.status = r.status`;
}
