import type { Degradation, WirePart } from '#/channels/contract.ts';
import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import type { Planned } from '../turn/performers.ts';

/** A message to plan; one that a broadcast sends belongs to no run. */
export type PlannedSend = Planned<'send-message'> & { broadcastId?: string };

/** Replies go before broadcasts. */
const priorities = { reply: 0, broadcast: 2 } as const;

/**
 * Plans each message as the wire parts of its channel: one row in the thread and one in the outbox per part. Answers the
 * messages that it made, in order.
 */
export async function planSends(
  tx: RawTx,
  deps: EngineDeps,
  planned: readonly PlannedSend[],
): Promise<{ id: string; conversationId: string }[]> {
  const rows = planned.flatMap((item) => {
    const plan = deps.adapters[item.conversation.channelKind]?.plan(item.effect.message, {
      token: (exit) => writeChoiceToken({ version: item.run?.versionId ?? '-', node: item.node, exit }),
    });
    if (plan?.ok) {
      // the last part is the one to tap; what the message lost on its way is told there
      const last = plan.parts.at(-1);
      return plan.parts.map((part) => rowOf(item, part, null, part === last ? plan.degradations : []));
    }
    const reason = plan ? plan.reason : 'no-channel';
    return [rowOf(item, { body: {}, upload: null, shown: item.effect.message }, reason, [])];
  });
  const withIds = afterMedia(rows.map((row) => ({ ...row, id: deps.newId(row.made_at) })));
  await tx`
    insert into message (workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, purpose, run_id, run_seq,
      broadcast_id, node, ending, ending_reason, body)
    select workspace_id, bucket, id, conversation_id, channel_id, 'out', ${new Date(deps.clock.now())}, 'bot', purpose, run_id,
      run_seq, broadcast_id, node, case when refused is not null then 'failed' end, refused, body
    from jsonb_to_recordset(${tx.json(withIds as never)}) as r (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid,
      channel_id uuid, purpose text, run_id uuid, run_seq int, broadcast_id uuid, node text, refused text, body jsonb)
    order by id`;
  const sendable = withIds.filter((row) => row.refused === null);
  if (sendable.length > 0) await putOut(tx, deps, sendable);
  return withIds.map((row) => ({ id: row.id, conversationId: row.conversation_id }));
}

async function putOut(
  tx: RawTx,
  deps: EngineDeps,
  rows: readonly ReturnType<typeof afterMedia>[number][],
): Promise<void> {
  await tx`
    insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, flow_id, run_id, broadcast_id,
      priority, next_at, when_uncertain, purpose, owner_epoch, after_media, payload)
    select workspace_id, bucket, id, conversation_id, contact_id, channel_id, flow_id, run_id, broadcast_id, priority,
      ${new Date(deps.clock.now())}, when_uncertain, purpose, owner_epoch, after_media, payload
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid,
      contact_id uuid, channel_id uuid, flow_id uuid, run_id uuid, broadcast_id uuid, priority smallint, when_uncertain text, purpose text,
      owner_epoch int, after_media uuid, payload jsonb)`;
}

type Row = ReturnType<typeof rowOf> & { id: string };

/** Lets whatever follows a file in its conversation know which one, so that it does not overtake it. */
function afterMedia(rows: readonly Row[]) {
  const last = new Map<string, Row>();
  return rows.map((row) => {
    const before = last.get(row.conversation_id);
    if (row.refused === null) last.set(row.conversation_id, row);
    const follows = before?.body.out.kind === 'media' && row.body.out.kind !== 'media';
    return { ...row, after_media: follows ? before.id : null };
  });
}

function rowOf(item: PlannedSend, part: WirePart, refused: string | null, degradations: readonly Degradation[]) {
  const degraded = [...new Set(degradations.map(({ reason }) => reason))];
  const { conversation, run, seq, node, effect, at, broadcastId, trace } = item;
  return {
    made_at: at,
    workspace_id: conversation.workspaceId,
    bucket: bucketOf(conversation.id),
    conversation_id: conversation.id,
    contact_id: conversation.contactId,
    channel_id: conversation.channelId,
    flow_id: run?.flowId ?? null,
    run_id: run?.id ?? null,
    run_seq: run ? seq : null,
    broadcast_id: broadcastId ?? null,
    priority: broadcastId ? priorities.broadcast : priorities.reply,
    node: node || null,
    purpose: effect.purpose,
    // a repeated reply is a small harm, a lost one a large; what goes to many, and marketing, is the other way round
    when_uncertain: effect.purpose === 'service' && !broadcastId ? 'resend' : 'keep',
    owner_epoch: run || broadcastId ? conversation.ownerEpoch : null,
    refused,
    body: { out: part.shown, ...(degraded.length > 0 && { degraded }) },
    payload: { body: part.body, upload: part.upload, ...(trace !== undefined && { trace }) },
  };
}
