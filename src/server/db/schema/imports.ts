import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ImportPlan } from '#/flow/audience/import-plan.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** How an import stands. */
export const importStates = ['ready', 'running', 'done', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** A file of contacts that somebody brought, and how far it has been read. */
export const contactImport = pgTable(
  'contact_import',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    /** SHA-256 of the file, hex; null once it is over and the file is gone. */
    hash: text(),
    bytes: bigint({ mode: 'number' }).notNull(),
    encoding: text().notNull(),
    delimiter: text().notNull(),
    header: jsonb().$type<string[]>().notNull(),
    /** The first rows, to choose by what the columns mean; empty once it is over. */
    sample: jsonb().$type<string[][]>().notNull(),
    plan: jsonb().$type<ImportPlan>(),
    state: text().$type<ImportState>().notNull().default('ready'),
    /** Rows behind the header that were carried out; a reading that begins again goes on behind them. */
    rows: integer().notNull().default(0),
    /** Bytes of the file that were read; for showing how far it is. */
    readBytes: bigint({ mode: 'number' }).notNull().default(0),
    made: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    /** Null is the operator. */
    startedBy: uuid(),
    createdAt: createdAt(),
    endedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** A row of a file that could not be taken in, and why. */
export const contactImportError = pgTable(
  'contact_import_error',
  {
    workspaceId: workspaceId(),
    importId: uuid().notNull(),
    /** Counted from 1, behind the header. */
    row: integer().notNull(),
    reason: text().notNull(),
    /** Name of the column that is wrong; null for the row as a whole. */
    column: text(),
    cells: jsonb().$type<string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.row] }),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [contactImport.workspaceId, contactImport.id],
    }).onDelete('cascade'),
  ],
);
