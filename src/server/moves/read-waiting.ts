import { sql } from 'drizzle-orm';
import { engineSchema } from '#/flow/run/engine-schema.ts';
import type { Db } from '../db/client.ts';

/** Runs that wait at the same place of one version. */
export interface Waiting {
  versionId: string;
  /** The nodes that they stand in, the innermost last. */
  stands: string[];
  people: number;
}

/** Counts the waiting runs of versions by where they stand; those of a newer interpreter are left alone. */
export async function readWaiting(tx: Db, versionIds: readonly string[]): Promise<Waiting[]> {
  const rows = await tx.execute<{ version_id: string; stands: string[]; people: number }>(sql`
    select version_id, jsonb_path_query_array(state, '$.frames[*].node') as stands, count(*)::int as people
    from run
    where version_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(versionIds)}::jsonb))
      and status = 'waiting' and node is not null and engine_schema <= ${engineSchema}
    group by 1, 2 order by 1, 2`);
  return rows.map(({ version_id: versionId, ...row }) => ({ versionId, ...row }));
}
