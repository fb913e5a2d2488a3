import type { EngineDeps } from '#/engine/deps.ts';
import { runAudit } from '../audit/run-audit.ts';
import { asEngine } from '../db/doors.ts';

/** Counts the last day of every workspace and reports those whose numbers do not add up. */
export async function auditAll({ pool, report }: Pick<EngineDeps, 'pool' | 'report'>): Promise<void> {
  const workspaces = await asEngine((tx) => tx<{ id: string }[]>`select id from workspace`, pool);
  for (const { id } of workspaces) {
    const { equations } = await runAudit.call({ kind: 'operator', workspaceId: id }, { hours: 24 });
    for (const { name, holds } of equations) if (!holds) report('audit-broken', { workspace: id, equation: name });
  }
}
