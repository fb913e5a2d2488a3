import { desc, eq, type SQL } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { contact } from '../db/schema/contacts.ts';
import { run } from '../db/schema/engine.ts';
import { flow, flowVersion } from '../db/schema/flows.ts';
import { readNodes } from './read-nodes.ts';

/** Runs that meet a condition, the last begun first, as lists show them. A run's id sorts by the time it began. */
export async function readRuns(tx: Db, where: SQL | undefined, limit: number) {
  const rows = await tx
    .select({
      id: run.id,
      flow: { id: flow.id, name: flow.name },
      version: flowVersion.number,
      versionId: run.versionId,
      contact: { id: contact.id, name: contact.name },
      conversationId: run.conversationId,
      status: run.status,
      node: run.node,
      waitReply: run.waitReply,
      dueAt: run.dueAt,
      heldDueAt: run.heldDueAt,
      startedAt: run.startedAt,
      updatedAt: run.updatedAt,
      endedAt: run.endedAt,
      fault: run.fault,
      endReason: run.endReason,
    })
    .from(run)
    .innerJoin(flow, eq(flow.id, run.flowId))
    .innerJoin(flowVersion, eq(flowVersion.id, run.versionId))
    .innerJoin(contact, eq(contact.id, run.contactId))
    .where(where)
    .orderBy(desc(run.id))
    .limit(limit);
  const nodes = await readNodes(tx, rows);
  return rows.map(({ node, dueAt, heldDueAt, startedAt, updatedAt, endedAt, ...row }) => ({
    ...row,
    /** Where it stands, or stood at its end. */
    node: node === null ? null : (nodes.get(`${row.versionId}|${node}`) ?? { id: node, type: null, label: null }),
    dueAt: (dueAt ?? heldDueAt)?.toISOString() ?? null,
    /** Its clock stands still while people own the conversation. */
    held: heldDueAt !== null,
    startedAt: startedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}
