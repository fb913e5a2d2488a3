import type { RawTx } from '#/server/db/client.ts';
import type { ClaimRow } from './read-claims.ts';

/** How much of a portfolio's limit is used. */
export interface ReachUsed {
  /** How many people were written to outside their window in the last 24 h. */
  used: number;
  /** Those of the asked contacts who are among them. */
  known: ReadonlySet<string>;
  /** When the first of them stops counting; null while there is none. */
  freeAt: Date | null;
}

/** Lets one claim at a time count whom a portfolio has reached, and counts. */
export async function countReach(
  tx: RawTx,
  { workspace_id, reach_scope }: Pick<ClaimRow, 'workspace_id' | 'reach_scope'>,
  contacts: readonly string[],
  now: Date,
): Promise<ReachUsed> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`reach ${workspace_id} ${reach_scope}`}, 0))`;
  const since = new Date(now.getTime() - 24 * 3_600_000);
  const [counted] = await tx<{ used: number; oldest: Date | null }[]>`
    select count(*)::int as used, min(at) as oldest from portfolio_reach
    where workspace_id = ${workspace_id} and scope = ${reach_scope} and at > ${since}`;
  const known = await tx<{ contact_id: string }[]>`
    select contact_id from portfolio_reach
    where workspace_id = ${workspace_id} and scope = ${reach_scope} and at > ${since}
      and contact_id = any(${contacts as string[]}::uuid[])`;
  const oldest = counted?.oldest ?? null;
  return {
    used: counted?.used ?? 0,
    known: new Set(known.map((row) => row.contact_id)),
    freeAt: oldest && new Date(oldest.getTime() + 24 * 3_600_000),
  };
}

/** Counts people who are written to outside their window; who counts already goes on counting from when they first did. */
export async function bookReach(tx: RawTx, rows: readonly ClaimRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const booked = rows.map(({ workspace_id, reach_scope, contact_id }) => ({ workspace_id, reach_scope, contact_id }));
  await tx`
    insert into portfolio_reach as p (workspace_id, scope, contact_id, at)
    select distinct workspace_id, reach_scope, contact_id, ${now}::timestamptz
    from jsonb_to_recordset(${tx.json(booked)}) as r (workspace_id uuid, reach_scope text, contact_id uuid)
    on conflict (workspace_id, scope, contact_id) do update set at = excluded.at
    where p.at <= excluded.at - interval '24 hours'`;
}
