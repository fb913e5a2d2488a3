import { LRUCache } from 'lru-cache';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { compileFlow } from '#/flow/run/compile.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { RawTx } from '#/server/db/client.ts';
import { readVersions } from '../sql/read-lanes.ts';
import type { LoadedVersion } from './lane.ts';

/** Compiled flow versions; they never change, so that they may be kept for as long as there is room. */
const compiled = new LRUCache<string, LoadedVersion>({ max: 1_000 });

/** Gives the versions asked for, compiling those that this process has not met. Unknown ids are missing. */
export async function loadVersions(tx: RawTx, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedVersion>> {
  // the cache may be smaller than what one turn needs: what is found is held here
  const found = new Map<string, LoadedVersion>();
  const missing = new Set<string>();
  for (const id of ids) {
    const known = compiled.get(id);
    if (known) found.set(id, known);
    else missing.add(id);
  }
  if (missing.size === 0) return found;
  for (const row of await readVersions(tx, [...missing])) {
    const version: LoadedVersion = {
      workspaceId: row.workspace_id,
      flowId: row.flow_id,
      engineSchema: row.engine_schema,
      flow: compileFlow(row.document as unknown as FlowDocument, nodeSchemas, nodeRunners),
    };
    compiled.set(row.id, version);
    found.set(row.id, version);
  }
  return found;
}
