import type { contactImport } from '../db/schema/imports.ts';

type Row = typeof contactImport.$inferSelect;

/** An import as lists show it. */
export function shownImport({ id, name, state, bytes, readBytes, rows, made, updated, refused, ...row }: Row) {
  return {
    id,
    name,
    state,
    bytes,
    readBytes,
    rows,
    made,
    updated,
    refused,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
