import type { SecretPlace } from './seal.ts';

/** Where a flow's secret stands; its seal opens nowhere else. */
export function secretPlace(workspaceId: string, id: string): SecretPlace {
  return { workspace: workspaceId, table: 'secret', row: id, field: 'value' };
}
