import type { RawTx } from '#/server/db/client.ts';
import type { PickedRow } from './pick-heads.ts';

/** Locks the templates that are to be sent: a pause is either seen by the check that follows, or waits until the claim has committed. */
export async function lockTemplates(tx: RawTx, picked: readonly PickedRow[]): Promise<void> {
  const rows = picked.filter((row) => row.template).map(({ bucket, id }) => ({ bucket, id }));
  if (rows.length === 0) return;
  await tx`
    select from template where (workspace_id, account, name, language) in (
      select o.workspace_id, coalesce(ch.config ->> 'wabaId', ''), o.payload #>> '{body,template,name}',
        o.payload #>> '{body,template,language,code}'
      from jsonb_to_recordset(${tx.json(rows)}) as picked (bucket smallint, id uuid)
      join outbox o on o.bucket = picked.bucket and o.id = picked.id
      join channel ch on ch.workspace_id = o.workspace_id and ch.id = o.channel_id)
    order by workspace_id, id for share`;
}
