import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import { outboundMessage } from '#/flow/message/outbound-message.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

interface Planned {
  workspace_id: string;
  bucket: number;
  conversation_id: string;
  contact_id: string;
  channel_id: string;
  channel_kind: string;
  run_id: string | null;
  flow_id: string | null;
  broadcast_id: string | null;
  version_id: string | null;
  node: string | null;
  author: string;
  purpose: string | null;
  owner_epoch: number;
  attempts: number;
  body: { out: unknown };
}

/**
 * Puts a message that the provider had accepted, and later reported as failed for now, back into the outbox. Its wire
 * part is planned anew from what the thread shows of it.
 */
export async function replanMessage(tx: RawTx, deps: EngineDeps, messageId: string, delayMs: number): Promise<void> {
  const [row] = await tx<Planned[]>`
    select m.workspace_id, m.bucket, m.conversation_id, c.contact_id, m.channel_id, ch.kind as channel_kind, m.run_id,
      m.broadcast_id, r.flow_id, r.version_id, m.node, m.author, m.purpose, c.owner_epoch, m.attempts, m.body
    from message m
    join conversation c on c.bucket = m.bucket and c.id = m.conversation_id
    join channel ch on ch.workspace_id = m.workspace_id and ch.id = m.channel_id
    left join run r on r.bucket = m.bucket and r.id = m.run_id
    where m.id = ${messageId} and m.direction = 'out' and m.status < 3
      and (m.author <> 'bot' or c.owner = 'bot')`;
  const message = outboundMessage.safeParse(row?.body.out);
  if (!row || !message.success) return;
  const adapter = deps.adapters[row.channel_kind];
  const plan = adapter?.plan(message.data, {
    token: (exit) => writeChoiceToken({ version: row.version_id ?? '-', node: row.node ?? '-', exit }),
  });
  const part = plan?.ok ? plan.parts[0] : undefined;
  if (!part) return;
  await tx`
    insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, flow_id, run_id, broadcast_id, state, priority,
      next_at, attempt, when_uncertain, purpose, owner_epoch, payload)
    values (${row.workspace_id}, ${row.bucket}, ${messageId}, ${row.conversation_id}, ${row.contact_id}, ${row.channel_id},
      ${row.flow_id}, ${row.run_id}, ${row.broadcast_id}, 'ready', ${row.broadcast_id ? 2 : 0}, ${new Date(deps.clock.now() + delayMs)}, ${row.attempts}, 'keep', ${row.purpose ?? 'service'},
      ${row.author === 'bot' ? row.owner_epoch : null}, ${tx.json({ body: part.body, upload: part.upload } as never)})
    on conflict do nothing`;
  await tx`update message set ending = null, ending_reason = null, error = null where id = ${messageId}`;
}
