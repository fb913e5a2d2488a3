import type postgres from 'postgres';
import { rawPool } from './client.ts';

/** Throws `DatabaseUnfit` for a server that is too old, and for one that does not speak PostgreSQL. */
export async function checkServer(sql: postgres.Sql, patienceMs = answerMs): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const mute = new DatabaseUnfit('What DATABASE_URL names does not answer like PostgreSQL; check its host and port.');
    timer = setTimeout(() => reject(mute), patienceMs);
  });
  const asked = sql<{ version: number; name: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name`;
  const [server] = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  if (!server || server.version < oldestServer) {
    throw new DatabaseUnfit(`PostgreSQL 18 or newer is needed; this server is ${server?.name}.`);
  }
}

/** The same for the server behind our pool. */
export function checkOwnServer(): Promise<void> {
  return checkServer(rawPool());
}

/** The database cannot be used; the message is one sentence for the operator. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit';
}

/** The oldest server that has everything we use (`uuidv7()`). */
const oldestServer = 180_000;

/** What takes longer than this (milliseconds) to say its version is no PostgreSQL. */
const answerMs = 10_000;
