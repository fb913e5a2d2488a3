import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Frame, Wait } from '#/flow/run/state.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { flow } from './flows.ts';

/** What a move does with the runs that wait at one node of one version; nodes that are not named stay as they are. */
export type MoveStep = { versionId: string; node: string } & ({ do: 'move'; to: string } | { do: 'exit' });

/** A plan that is carried out: waiting runs of a flow go over to another version or leave, or an earlier move is taken back. */
export const flowMove = pgTable(
  'flow_move',
  {
    workspaceId: workspaceId(),
    id: id(),
    flowId: uuid().notNull(),
    /** Where the runs go; null where it takes back another move. */
    versionId: uuid(),
    /** The move that it takes back. */
    undoes: uuid(),
    steps: jsonb().$type<readonly MoveStep[]>().notNull(),
    /** The target's waits count, from the moment at which each began; else every run keeps the time that it has. */
    recompute: boolean().notNull().default(false),
    /** Runs that it was begun for. */
    total: integer().notNull(),
    /** Runs that stand elsewhere by it, or go on again. */
    moved: integer().notNull().default(0),
    /** Runs that ended by it. */
    exited: integer().notNull().default(0),
    /** The last run that was looked at; after a crash it goes on behind it. */
    cursor: uuid(),
    /** Null is the operator. */
    startedBy: uuid(),
    startedAt: createdAt(),
    endedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.flowId], foreignColumns: [flow.workspaceId, flow.id] }).onDelete('cascade'),
    index().on(t.workspaceId, t.flowId, t.id),
    uniqueIndex('flow_move_under_way').on(t.workspaceId, t.flowId).where(sql`ended_at is null`),
    uniqueIndex('flow_move_undoes').on(t.workspaceId, t.undoes).where(sql`undoes is not null`),
  ],
);

/** Where a run stands, as far as a move can change it; times in milliseconds since 1970. */
export interface Place {
  versionId: string;
  frames: readonly Frame[];
  wait: Wait;
  /** Also while the clock stands still because people have the conversation. */
  dueAt: number | null;
}

/**
 * One run that a move has changed, before and after; null where it is at its end. The journal of the run by other means:
 * no event of the flow's, so that a replay takes `after` over at this `seq`, and steps by its version from then on.
 */
export const runMove = pgTable(
  'run_move',
  {
    workspaceId: workspaceId(),
    moveId: uuid().notNull(),
    runId: uuid().notNull(),
    /** The run's `seq` from then on. */
    seq: integer().notNull(),
    at: moment().notNull(),
    before: jsonb().$type<Place | null>(),
    after: jsonb().$type<Place | null>(),
  },
  (t) => [primaryKey({ columns: [t.moveId, t.runId] }), index().on(t.runId, t.seq)],
);
