import type { RawTx } from '#/server/db/client.ts';
import type { PickedRow } from './pick-heads.ts';
import type { ClaimRow } from './read-claims.ts';

/** Lets one claim at a time count what a person has got: two channels must not each find room for the last message. */
export async function lockMarketing(tx: RawTx, rows: readonly PickedRow[]): Promise<void> {
  const contacts = new Set(rows.filter((row) => row.purpose === 'marketing').map((row) => row.contact_id));
  if (contacts.size === 0) return;
  await tx`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('marketing ' || id, 0) as key from unnest(${[...contacts]}::text[]) as u (id) order by 1
    ) k`;
}

/** Counts marketing that is claimed; a repetition of the same message counts once. */
export async function bookMarketing(tx: RawTx, rows: readonly ClaimRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const booked = rows.map(({ workspace_id, contact_id, id }) => ({ workspace_id, contact_id, id }));
  await tx`
    insert into marketing_sent (workspace_id, contact_id, message_id, at)
    select workspace_id, contact_id, id, ${now}
    from jsonb_to_recordset(${tx.json(booked)}) as r (workspace_id uuid, contact_id uuid, id uuid)
    on conflict do nothing`;
}
