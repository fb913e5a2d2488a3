import type { SQL } from 'drizzle-orm';
import type { Db } from './client.ts';

/** Runs a query whose rows are plain objects. */
export async function rowsOf<Row extends object>(tx: Db, query: SQL): Promise<Row[]> {
  return (await tx.execute(query)) as unknown as Row[];
}
