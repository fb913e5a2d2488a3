import { OperationalError } from '#/lib/errors.ts';
import { bucketOf } from '#/lib/ids.ts';
import { openMessage, type Rendered } from '#/nodes/open-message.ts';
import type { RawTx } from '#/server/db/client.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { EngineDeps } from '../deps.ts';
import { windowIsOpen } from '../send/judge-send.ts';
import { type PlannedSend, planSends } from '../send/plan-sends.ts';
import {
  type BroadcastRow,
  dueBroadcasts,
  holdBroadcast,
  roomInInbox,
  roomInOutbox,
  startBroadcasts,
} from '../sql/due-broadcasts.ts';
import { endBroadcasts } from '../sql/end-broadcasts.ts';
import { readFacts } from '../sql/read-lanes.ts';
import {
  type HeldLane,
  lockLanesOf,
  markRecipients,
  type PlannedRecipient,
  takeRecipients,
} from '../sql/take-recipients.ts';
import { toFacts } from '../turn/load-lanes.ts';
import { loadVersions } from '../turn/versions.ts';
import { beginLanes, keepOrder, laneOf } from './lanes.ts';

/** Recipients that one transaction plans for. */
const pieceSize = 500;

/** Messages of broadcasts that wait for one number at most: what is not planned yet is stopped by a word. */
const mostAhead = 5_000;

/** Begins, continues and ends broadcasts; how many people were dealt with. Each piece is one transaction: what it planned and who it was for commit together. */
export async function expandBroadcasts(deps: EngineDeps): Promise<number> {
  const now = new Date(deps.clock.now());
  const { started, due } = await asEngine(
    async (tx) => ({ started: await startBroadcasts(tx, now), due: await dueBroadcasts(tx) }),
    deps.pool,
  );
  tell(deps, started);
  let planned = 0;
  for (const row of due) planned += await expandOne(deps, row);
  // most of the time there is none, and nothing to end
  if (due.length > 0) tell(deps, await asEngine((tx) => endBroadcasts(tx, now), deps.pool));
  return planned;
}

/** One that cannot be planned holds up no other; a database that is gone is nobody's fault. */
async function expandOne(deps: EngineDeps, row: BroadcastRow): Promise<number> {
  try {
    const piece = await expandPiece(deps, row);
    if (piece > 0) tell(deps, [row]);
    return piece;
  } catch (thrown) {
    if (thrown instanceof OperationalError) throw thrown;
    deps.report('broadcast-not-planned', { workspace: row.workspace_id, broadcast: row.id }, thrown);
    return 0;
  }
}

/** Plans for the next people of one broadcast; how many it has dealt with. */
async function expandPiece(deps: EngineDeps, row: BroadcastRow): Promise<number> {
  return asEngine(async (tx) => {
    if (!(await holdBroadcast(tx, row))) return 0;
    const room =
      row.content.kind === 'message'
        ? await roomInOutbox(tx, row.channel_id, mostAhead)
        : await roomInInbox(tx, row.workspace_id, mostAhead);
    if (room <= 0) return 0;
    const contacts = await takeRecipients(tx, row, new Date(deps.clock.now()), Math.min(pieceSize, room));
    if (contacts.length === 0) return 0;
    await beginLanes(tx, deps, row, contacts);
    const lanes = await lockLanesOf(tx, row.channel_id, contacts);
    const rows =
      row.content.kind === 'message'
        ? await planMessages(tx, deps, row, lanes)
        : await planStarts(tx, deps, row, lanes);
    await markRecipients(tx, row, rows);
    return rows.length;
  }, deps.pool);
}

async function planMessages(
  tx: RawTx,
  deps: EngineDeps,
  row: BroadcastRow,
  lanes: readonly HeldLane[],
): Promise<PlannedRecipient[]> {
  if (row.content.kind !== 'message' || lanes.length === 0) return [];
  const now = deps.clock.now();
  const render = openMessage(row.content);
  const facts = new Map(
    (
      await readFacts(
        tx,
        lanes.map(({ id }) => id),
      )
    ).map((fact) => [fact.id, toFacts(fact)]),
  );
  const skipped: PlannedRecipient[] = [];
  const sends: PlannedSend[] = [];
  for (const lane of lanes) {
    const known = facts.get(lane.id);
    const rendered: Rendered = known ? render(known, now) : { ok: false, reason: 'fault' };
    const reason = whyNot(deps, row, lane, rendered, known?.contact.optedOut ?? false, now);
    if (reason || !rendered.ok) {
      skipped.push(skip(lane, reason ?? 'fault'));
      continue;
    }
    sends.push({
      conversation: laneOf(row, lane),
      run: null,
      seq: 0,
      node: '',
      effect: rendered.send,
      at: Math.max(now, (lane.last_turn_at?.getTime() ?? 0) + 1),
      broadcastId: row.id,
    });
  }
  if (sends.length === 0) return skipped;
  const made = await planSends(tx, deps, sends);
  await keepOrder(tx, made);
  const first = new Map(made.toReversed().map(({ conversationId, id }) => [conversationId, id]));
  const planned = sends.map(
    ({ conversation: { id, contactId } }): PlannedRecipient => ({
      contact_id: contactId,
      state: 'planned',
      reason: null,
      conversation_id: id,
      message_id: first.get(id) ?? null,
      run_id: null,
    }),
  );
  return [...skipped, ...planned];
}

/** What the gate would refuse for certain is not even planned: a thread need not tell of it, and the number is kept for others. */
function whyNot(
  deps: EngineDeps,
  row: BroadcastRow,
  lane: HeldLane,
  rendered: Rendered,
  optedOut: boolean,
  now: number,
): string | null {
  if (lane.owner === 'people') return 'with-people';
  if (!rendered.ok) return rendered.reason;
  if (rendered.send.purpose === 'marketing' && optedOut) return 'opted-out';
  const capabilities = deps.adapters[row.channel_kind]?.capabilities;
  if (!capabilities) return 'fault';
  const candidate = { last_in_at: lane.last_in_at, payload: { body: { type: rendered.send.message.kind } } };
  return windowIsOpen(candidate, capabilities, now) ? null : 'window-closed';
}

/** Puts the starts of a flow into the lanes; whoever is in the middle of something starts it afterwards. */
async function planStarts(
  tx: RawTx,
  deps: EngineDeps,
  row: BroadcastRow,
  lanes: readonly HeldLane[],
): Promise<PlannedRecipient[]> {
  if (row.content.kind !== 'flow' || lanes.length === 0) return [];
  const { flowId, node } = row.content;
  const [live] = await tx<{ live_version_id: string }[]>`
    select live_version_id from flow
    where workspace_id = ${row.workspace_id} and id = ${flowId} and status = 'live' and live_version_id is not null`;
  const version = live && (await loadVersions(tx, [live.live_version_id])).get(live.live_version_id);
  if (!live || !version?.flow.nodes.has(node)) return lanes.map((lane) => skip(lane, 'flow-not-live'));
  const free = lanes.filter(({ owner }) => owner === 'bot');
  const starts = free.map((lane) => ({ lane, runId: deps.newId() }));
  const rows = starts.map(({ lane, runId }) => ({
    workspace_id: row.workspace_id,
    bucket: bucketOf(lane.id),
    id: deps.newId(),
    conversation_id: lane.id,
    payload: { flowId, versionId: live.live_version_id, node, runId, messageId: null, content: null },
  }));
  const now = new Date(deps.clock.now());
  await tx`
    insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
    select workspace_id, bucket, id, conversation_id, 'start', ${now}, ${now}, ${now}, payload
    from jsonb_to_recordset(${tx.json(rows)}) as r (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid, payload jsonb)`;
  return [
    ...lanes.filter(({ owner }) => owner === 'people').map((lane) => skip(lane, 'with-people')),
    ...starts.map(
      ({ lane, runId }): PlannedRecipient => ({
        contact_id: lane.contact_id,
        state: 'planned',
        reason: null,
        conversation_id: lane.id,
        message_id: null,
        run_id: runId,
      }),
    ),
  ];
}

function skip(lane: HeldLane, reason: string): PlannedRecipient {
  const { contact_id, id } = lane;
  return { contact_id, state: 'skipped', reason, conversation_id: id, message_id: null, run_id: null };
}

function tell(deps: EngineDeps, rows: readonly Pick<BroadcastRow, 'workspace_id' | 'id'>[]): void {
  deps.changed(rows.map(({ workspace_id, id }) => ({ workspaceId: workspace_id, topic: 'broadcast', id })));
}
