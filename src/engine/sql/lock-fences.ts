import type { RawTx } from '#/server/db/client.ts';

/**
 * Locks everything whose change could forbid these sends, so that a takeover, stop or opt-out is either seen by the
 * check that follows or has to wait until the claim has committed. Conversations that a turn holds are left for later.
 */
export async function lockFences(tx: RawTx, conversations: readonly string[]): Promise<ReadonlySet<string>> {
  const locked = await tx<{ id: string; workspace_id: string; channel_id: string; contact_id: string }[]>`
    select id, workspace_id, channel_id, contact_id from conversation
    where (bucket, id) in (select get_byte(uuid_send(id), 15), id from unnest(${conversations as string[]}::uuid[]) as u (id))
    order by id for no key update skip locked`;
  const of = (key: 'workspace_id' | 'channel_id' | 'contact_id') => [...new Set(locked.map((row) => row[key]))].sort();
  const workspaces = of('workspace_id');
  // one after the other on their connection, without waiting for each answer
  await Promise.all([
    tx`select from contact where workspace_id = any(${workspaces}::uuid[]) and id = any(${of('contact_id')}::uuid[]) order by id for share`,
    tx`
    select from flow where (workspace_id, id) in (
      select workspace_id, flow_id from outbox where conversation_id = any(${locked.map((row) => row.id)}::uuid[]) and flow_id is not null)
    order by id for share`,
    tx`
    select from broadcast where (workspace_id, id) in (
      select workspace_id, broadcast_id from outbox where conversation_id = any(${locked.map((row) => row.id)}::uuid[]) and broadcast_id is not null)
    order by id for share`,
    tx`select from channel where workspace_id = any(${workspaces}::uuid[]) and id = any(${of('channel_id')}::uuid[]) order by id for share`,
    tx`select from workspace where id = any(${workspaces}::uuid[]) order by id for share`,
  ]);
  return new Set(locked.map((row) => row.id));
}
