import { openMessage } from '#/nodes/open-message.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { EngineDeps } from '../deps.ts';
import { planSends } from '../send/plan-sends.ts';
import { readBroadcast } from '../sql/due-broadcasts.ts';
import { readFacts } from '../sql/read-lanes.ts';
import { waitForLane } from '../sql/take-recipients.ts';
import { toFacts } from '../turn/load-lanes.ts';
import { beginLanes, keepOrder, laneOf } from './lanes.ts';

/** Plans what a broadcast says for one person, as an answer: the gate judges it like any other message. */
export async function planTest(
  deps: EngineDeps,
  wanted: { workspaceId: string; broadcastId: string; contactId: string },
): Promise<void> {
  await asEngine(async (tx) => {
    const row = await readBroadcast(tx, wanted.workspaceId, wanted.broadcastId);
    if (row?.content.kind !== 'message') return;
    await beginLanes(tx, deps, row, [wanted.contactId]);
    const [lane] = await waitForLane(tx, row.channel_id, wanted.contactId);
    const [fact] = lane ? await readFacts(tx, [lane.id]) : [];
    if (!lane || !fact) return;
    const now = deps.clock.now();
    const rendered = openMessage(row.content)(toFacts(fact), now);
    if (!rendered.ok) return;
    const conversation = laneOf(row, lane);
    const at = Math.max(now, (conversation.lastTurnAt ?? 0) + 1);
    const send = { conversation, run: null, seq: 0, node: '', effect: rendered.send, at };
    await keepOrder(tx, await planSends(tx, deps, [send]));
    deps.changed([{ workspaceId: row.workspace_id, topic: 'conversation', id: lane.id }]);
  }, deps.pool);
}
