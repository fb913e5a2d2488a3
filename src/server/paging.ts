import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** Rows of one page of a list. */
export const pageSize = 50;

/** One page of a list, and where the next begins; null at the end. */
export interface Page<Row, Cursor> {
  rows: Row[];
  next: Cursor | null;
}

/** Cuts a page out of rows of which one more than a page was read. */
export function takePage<Row, Cursor>(
  rows: readonly Row[],
  cursorOf: (last: Row) => Cursor,
  size = pageSize,
): Page<Row, Cursor> {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { rows: page, next: rows.length > size && last !== undefined ? cursorOf(last) : null };
}

/** Where a list ordered by time goes on: after this moment, and after this id where moments are equal. */
export const momentCursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
export type MomentCursor = z.infer<typeof momentCursor>;

/** A moment with all its digits: a cursor of milliseconds would lose rows between two of them. */
export function exactMoment(column: AnyColumn): SQL<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
