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
  const wanted = [...new Set(ids)];
  const missing = wanted.filter((id) => !compiled.has(id));
  if (missing.length > 0) {
    for (const row of await readVersions(tx, missing)) {
      compiled.set(row.id, {
        workspaceId: row.workspace_id,
        flowId: row.flow_id,
        engineSchema: row.engine_schema,
        flow: compileFlow(row.document as unknown as FlowDocument, nodeSchemas, nodeRunners),
      });
    }
  }
  return new Map(
    wanted.flatMap((id): [string, LoadedVersion][] => {
      const version = compiled.get(id);
      return version ? [[id, version]] : [];
    }),
  );
}
