import { asEngine } from '#/server/db/doors.ts';
import type { ChangeHint, EngineDeps } from '../deps.ts';
import { endSends } from '../sql/end-sends.ts';
import { auditSends, type SendFinding } from './audit-sends.ts';

/** How long the status webhook may take to tell what became of a send, while webhooks come. */
export const doubtMs = 90_000;

/** On a number so quiet that webhooks never come for long without a gap, one this much later has to do. */
const quietDoubtMs = 30 * 60_000;

interface DoubtRow {
  workspace_id: string;
  bucket: number;
  id: string;
  conversation_id: string;
  run_id: string | null;
  attempt: number;
  when_uncertain: 'resend' | 'keep';
}

/**
 * Turns sends whose worker died into doubts, and doubts that no webhook settled into a second try or a visible unknown,
 * as the message's own rule says. The time runs only while webhooks arrive for the number: after an
 * outage the provider first brings what it has kept, and the status that we wait for may be among it.
 */
export async function sweepDoubts(deps: EngineDeps): Promise<number> {
  const hints: ChangeHint[] = [];
  const swept = await asEngine(async (tx) => {
    hints.length = 0;
    const now = new Date(deps.clock.now());
    const lapsed = await tx<DoubtRow[]>`
      update outbox o set state = 'uncertain', uncertain_since = ${now}, lease_until = null
      from (
        select bucket, id from outbox where state = 'sending' and lease_until < ${now}
        order by id limit 500 for update skip locked
      ) due
      where o.bucket = due.bucket and o.id = due.id
      returning o.workspace_id, o.bucket, o.id, o.conversation_id, o.run_id, o.attempt, o.when_uncertain`;
    const ripe = await tx<DoubtRow[]>`
      select o.workspace_id, o.bucket, o.id, o.conversation_id, o.run_id, o.attempt, o.when_uncertain
      from outbox o join channel ch on ch.workspace_id = o.workspace_id and ch.id = o.channel_id
      where o.state = 'uncertain' and o.uncertain_since < ${new Date(now.getTime() - doubtMs)} and (
        (ch.webhooks_since < ${new Date(now.getTime() - doubtMs)}
          and ch.last_webhook_at > greatest(ch.webhooks_since, o.uncertain_since) + ${doubtMs / 2} * interval '1 millisecond')
        or ch.last_webhook_at > o.uncertain_since + ${quietDoubtMs} * interval '1 millisecond')
      order by o.id limit 500 for update of o skip locked`;
    const findings: SendFinding[] = lapsed.map((row) => ({ ...place(row), finding: 'uncertain' }));
    for (const row of ripe) {
      const again = row.when_uncertain === 'resend';
      if (again) {
        // once: a second doubt is kept as it is
        await tx`
          update outbox set state = 'ready', next_at = ${now}, uncertain_since = null, when_uncertain = 'keep'
          where bucket = ${row.bucket} and id = ${row.id}`;
      } else {
        await tx`delete from outbox where bucket = ${row.bucket} and id = ${row.id}`;
        await endSends(tx, [row], { ending: 'unknown', reason: 'no-answer' });
        deps.report('send-unknown', {
          workspace: row.workspace_id,
          conversation: row.conversation_id,
          ...(row.run_id ? { run: row.run_id } : {}),
          message: row.id,
        });
      }
      findings.push({ ...place(row), finding: again ? 'resent' : 'kept-unknown' });
    }
    await auditSends(tx, deps, findings);
    for (const row of [...lapsed, ...ripe]) {
      hints.push({ workspaceId: row.workspace_id, topic: 'conversation', id: row.conversation_id });
      if (row.run_id) hints.push({ workspaceId: row.workspace_id, topic: 'run', id: row.run_id });
    }
    return lapsed.length + ripe.length;
  }, deps.pool);
  deps.changed(hints);
  return swept;
}

function place(row: DoubtRow) {
  return { workspaceId: row.workspace_id, messageId: row.id, attempt: row.attempt };
}
