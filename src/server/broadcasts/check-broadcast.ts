import { and, eq, ne, type SQL } from 'drizzle-orm';
import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import type { Problem } from '#/flow/checks/problem.ts';
import { documentOf, messageNode } from '#/nodes/open-message.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { missingReferences } from '../flows/missing-references.ts';
import { problemsOf } from '../flows/problems-of.ts';
import type { BroadcastDraft } from './broadcast-inputs.ts';

/** What keeps a broadcast from going out; those of its message are findings like a flow's. */
export type BroadcastProblem =
  | { code: 'no-channel' | 'no-content' | 'no-audience' | 'flow-not-live' }
  | { code: 'message'; problem: Problem };

/** Everything that is still missing or wrong. */
export async function checkBroadcast(
  tx: Db,
  { channelId, content, audience }: Pick<BroadcastDraft, 'channelId' | 'content' | 'audience'>,
): Promise<BroadcastProblem[]> {
  const problems: BroadcastProblem[] = [];
  if (!(channelId && (await hasChannel(tx, channelId)))) problems.push({ code: 'no-channel' });
  if (audience.include.length === 0) problems.push({ code: 'no-audience' });
  if (!content) return [...problems, { code: 'no-content' }];
  if (content.kind === 'flow') {
    return (await startsAt(tx, content)) ? problems : [...problems, { code: 'flow-not-live' }];
  }
  const document = documentOf(content);
  const found = [...problemsOf(document), ...(await missingReferences(tx, document))];
  const errors = found.filter(({ severity, node, exit }) => severity === 'error' && node === messageNode && !exit);
  return [...problems, ...errors.map((problem) => ({ code: 'message' as const, problem }))];
}

async function hasChannel(tx: Db, id: string): Promise<boolean> {
  const usable = and(eq(channel.id, id), ne(channel.state, 'disconnected')) as SQL;
  return (await tx.select({ id: channel.id }).from(channel).where(usable)).length > 0;
}

/** Tells whether the flow lives and has the trigger at which people would start. */
async function startsAt(tx: Db, { flowId, node }: Extract<BroadcastContent, { kind: 'flow' }>): Promise<boolean> {
  const [live] = await tx
    .select({ document: flowVersion.document })
    .from(flow)
    .innerJoin(flowVersion, and(eq(flowVersion.workspaceId, flow.workspaceId), eq(flowVersion.id, flow.liveVersionId)))
    .where(and(eq(flow.id, flowId), eq(flow.status, 'live')));
  return live?.document.nodes.some(({ id }) => id === node) ?? false;
}
