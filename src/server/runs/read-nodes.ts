import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';

/** A node as lists name it: its own label, else its type speaks for it. */
export interface ShownNode {
  id: string;
  type: string | null;
  label: string | null;
}

/** Nodes of versions by `version|node`; whole documents stay in the database. */
export async function readNodes(
  tx: Db,
  places: readonly { versionId: string; node: string | null }[],
): Promise<ReadonlyMap<string, ShownNode>> {
  const wanted = new Map(
    places.flatMap(({ versionId, node }) => (node === null ? [] : [[`${versionId}|${node}`, { versionId, node }]])),
  );
  if (wanted.size === 0) return new Map();
  const rows = await tx.execute<{ version_id: string; node: string; type: string | null; label: string | null }>(sql`
    select w."versionId" as version_id, w.node, found ->> 'type' as type, found ->> 'label' as label
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) as w ("versionId" uuid, node text)
    join flow_version v on v.id = w."versionId"
    cross join lateral jsonb_path_query_first(v.document, '$.nodes[*] ? (@.id == $id)', jsonb_build_object('id', w.node)) as found`);
  return new Map(
    rows.map((row) => [`${row.version_id}|${row.node}`, { id: row.node, type: row.type, label: row.label }]),
  );
}
