import { eq, sql } from 'drizzle-orm';
import type { FieldDefinition } from '#/flow/audience/contact-fields.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import type { Db } from '../db/client.ts';
import { contactImport, contactImportError } from '../db/schema/imports.ts';
import { readFields } from '../fields/read-fields.ts';
import type { ReadRow } from './read-csv.ts';
import { type ImportedPerson, type Refusal, readRow } from './read-row.ts';
import { writePeople } from './write-people.ts';

/** Wrong rows that are kept for looking at; those beyond are only counted. */
const mostErrors = 100_000;

/**
 * Takes the next rows of a file in, in the caller's transaction; where it stands commits with them, so that none is taken
 * twice and none left out, whatever breaks in between. False when the import is not under way any more, or somebody else
 * has gone on with it meanwhile.
 */
export async function importBatch(tx: Db, importId: string, from: number, rows: readonly ReadRow[]): Promise<boolean> {
  const [held] = await tx.select().from(contactImport).where(eq(contactImport.id, importId)).for('update');
  if (held?.state !== 'running' || !held.plan || held.rows !== from) return false;
  const { plan, workspaceId, header } = held;
  const fields = new Map((await readFields(tx)).map((field): [string, FieldDefinition] => [field.key, field]));
  const people: ImportedPerson[] = [];
  const errors: (typeof contactImportError.$inferInsert)[] = [];
  for (const [index, { cells }] of rows.entries()) {
    const read = readRow(cells, plan, fields);
    if ('phone' in read) people.push(read);
    else errors.push(errorOf(read, { workspaceId, importId, row: from + index + 1, cells }, header));
  }
  const { made, updated } = await writePeople(tx, { workspaceId, importId, plan }, people);
  const room = Math.max(0, mostErrors - held.refused);
  if (errors.length > 0 && room > 0) await tx.insert(contactImportError).values(errors.slice(0, room));
  await tx
    .update(contactImport)
    .set({
      rows: from + rows.length,
      readBytes: rows.at(-1)?.readBytes ?? held.readBytes,
      made: sql`${contactImport.made} + ${made}`,
      updated: sql`${contactImport.updated} + ${updated}`,
      refused: sql`${contactImport.refused} + ${errors.length}`,
    })
    .where(eq(contactImport.id, importId));
  return true;
}

function errorOf(
  { reason, at }: Refusal,
  row: { workspaceId: string; importId: string; row: number; cells: readonly string[] },
  header: readonly string[],
): typeof contactImportError.$inferInsert {
  return { ...row, cells: cleanJson(row.cells) as string[], reason, column: at === null ? null : (header[at] ?? null) };
}
