import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { createdAt, id, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** What becomes of a flow's triggers and sends: only `live` starts runs, `paused` also holds back what waits. */
export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived';

/** What a marketer draws; `draft` is the editable state. */
export const flow = pgTable(
  'flow',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    status: text().$type<FlowStatus>().notNull().default('draft'),
    draft: jsonb().$type<FlowDocument>().notNull(),
    /** Rises with every save; a save names the one it was based on. */
    draftRevision: integer().notNull().default(1),
    draftSavedAt: createdAt(),
    draftSavedBy: uuid(),
    /** What the checks found in the draft when it was saved. */
    draftErrors: integer().notNull().default(0),
    draftWarnings: integer().notNull().default(0),
    /** The version that new runs use; null until the first publish. */
    liveVersionId: uuid(),
    /** The draft revision that the live version was made from. */
    liveRevision: integer(),
    lastNumber: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index().on(t.workspaceId, t.status)],
);

/** A published flow; never changes. */
export const flowVersion = pgTable(
  'flow_version',
  {
    workspaceId: workspaceId(),
    id: id(),
    flowId: uuid().notNull(),
    number: integer().notNull(),
    document: jsonb().$type<FlowDocument>().notNull(),
    contentHash: text().notNull(),
    /** The interpreter that this version needs; older workers leave its runs alone. */
    engineSchema: smallint().notNull(),
    publishedBy: uuid(),
    publishedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique().on(t.workspaceId, t.flowId, t.number),
    foreignKey({ columns: [t.workspaceId, t.flowId], foreignColumns: [flow.workspaceId, flow.id] }).onDelete('cascade'),
  ],
);
