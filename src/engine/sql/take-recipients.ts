import type { RawTx } from '#/server/db/client.ts';
import type { BroadcastRow } from './due-broadcasts.ts';

/** Takes the next people of a broadcast whose time has come; nobody else plans for them until this transaction ends. */
export async function takeRecipients(
  tx: RawTx,
  { workspace_id, id }: BroadcastRow,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx<{ contact_id: string }[]>`
    select contact_id from broadcast_recipient
    where broadcast_id = ${id} and workspace_id = ${workspace_id} and state = 'pending' and due_at <= ${now}
    order by due_at, contact_id limit ${limit}
    for no key update skip locked`;
  return rows.map((row) => row.contact_id);
}

/** A conversation that is held for planning, as its turn would hold it. */
export interface HeldLane {
  id: string;
  bucket: number;
  contact_id: string;
  owner: 'bot' | 'people';
  owner_epoch: number;
  last_in_at: Date | null;
  last_in_provider_id: string | null;
  last_turn_at: Date | null;
}

/** Locks the conversations of these people with a number; one that a turn or a sender holds just now is left for later. */
export function lockLanesOf(tx: RawTx, channelId: string, contacts: readonly string[]) {
  return tx<HeldLane[]>`
    select id, bucket, contact_id, owner, owner_epoch, last_in_at, last_in_provider_id, last_turn_at from conversation
    where channel_id = ${channelId} and contact_id = any(${contacts as string[]}::uuid[])
    order by id for no key update skip locked`;
}

/** Waits for the conversation of one person with a number, and locks it. */
export function waitForLane(tx: RawTx, channelId: string, contact: string) {
  return tx<HeldLane[]>`
    select id, bucket, contact_id, owner, owner_epoch, last_in_at, last_in_provider_id, last_turn_at from conversation
    where channel_id = ${channelId} and contact_id = ${contact} for no key update`;
}

/** What became of a recipient when it was planned for. */
export interface PlannedRecipient {
  contact_id: string;
  state: 'planned' | 'skipped';
  reason: string | null;
  conversation_id: string | null;
  message_id: string | null;
  run_id: string | null;
}

/** Writes down what became of recipients. */
export async function markRecipients(
  tx: RawTx,
  { workspace_id, id }: BroadcastRow,
  rows: readonly PlannedRecipient[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    update broadcast_recipient b set state = r.state, reason = r.reason, conversation_id = r.conversation_id,
      message_id = r.message_id, run_id = r.run_id, attempts = b.attempts + case when r.state = 'planned' then 1 else 0 end
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (contact_id uuid, state text, reason text, conversation_id uuid,
      message_id uuid, run_id uuid)
    where b.workspace_id = ${workspace_id} and b.broadcast_id = ${id} and b.contact_id = r.contact_id`;
}
