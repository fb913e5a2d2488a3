import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Something found out about a send whose fate was in doubt. */
export interface SendFinding {
  workspaceId: string;
  messageId: string;
  attempt: number;
  finding: 'uncertain' | 'resent' | 'kept-unknown' | 'settled-by-status' | 'duplicate-proven';
}

/** Writes findings down; only uncertain and duplicate sends ever have any. */
export async function auditSends(tx: RawTx, deps: EngineDeps, findings: readonly SendFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((f) => ({
    workspace_id: f.workspaceId,
    message_id: f.messageId,
    attempt: f.attempt,
    finding: f.finding,
  }));
  await tx`
    insert into send_audit (workspace_id, message_id, attempt, finding, at)
    select workspace_id, message_id, attempt, finding, ${new Date(deps.clock.now())}
    from jsonb_to_recordset(${tx.json(rows)}) as r (workspace_id uuid, message_id uuid, attempt smallint, finding text)`;
}
