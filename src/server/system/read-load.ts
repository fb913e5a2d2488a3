import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { type Load, loadStatement } from './load.ts';

/** Counts what a workspace has to do now. */
export async function readLoad(tx: Db): Promise<Load> {
  const [load] = await rowsOf<Load>(tx, sql.raw(loadStatement));
  return load as Load;
}
