import type { RawTx } from '#/server/db/client.ts';
import { albumMedia } from '../turn/album.ts';

/** Messages of a thread, ours included, among which the part before is looked for. */
const lookBack = 50;

/** For each lane, the last picture or file before the given message that moved a run, or was part of such an album. */
export function readAlbumParts(tx: RawTx, rows: readonly { conversation_id: string; before: string }[]) {
  return tx<{ conversation_id: string; at: Date; run_id: string | null; flow_id: string | null }[]>`
    select r.conversation_id, part.at, part.run_id, part.flow_id
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (conversation_id uuid, before uuid)
    cross join lateral (
      select m.at, d.run_id, d.flow_id from (
        select id, at, body from message where conversation_id = r.conversation_id and id < r.before
        order by id desc limit ${lookBack}
      ) m join disposition d on d.message_id = m.id
      where m.body -> 'in' ->> 'media' = any(${albumMedia as string[]})
        and (d.outcome in ('resumed-run', 'started-flow') or d.reason = 'album-part')
      order by m.id desc limit 1
    ) part`;
}
