import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { knownTypes } from '#/server/db/array-types.ts';

/** One connection to the database; whoever crashes with it makes PostgreSQL roll back. */
export interface Link {
  sql: postgres.Sql;
  pid: number;
  kind: LinkKind;
}

/** The engine's driver reads dates, drizzle's does not: the two never share a connection. */
export type LinkKind = 'raw' | 'drizzle';

/** The connections of a simulation, and the one from which it looks at the server's locks. */
export class Links {
  readonly admin: postgres.Sql;
  private readonly url: string;
  private readonly idle: Record<LinkKind, Link[]> = { raw: [], drizzle: [] };

  constructor(url: string) {
    this.url = url;
    this.admin = postgres(url, { max: 1, onnotice: () => {} });
  }

  /** Lends a connection. */
  async take(kind: LinkKind): Promise<Link> {
    return this.idle[kind].pop() ?? this.open(kind);
  }

  /** Takes back a connection on which no transaction is open. */
  give(link: Link): void {
    this.idle[link.kind].push(link);
  }

  /** Ends the server's side of a connection and waits until its transaction is rolled back and its locks are gone. */
  async kill(link: Link): Promise<void> {
    await this.admin`select pg_terminate_backend(${link.pid})`;
    for (;;) {
      const left = await this.admin`select from pg_stat_activity where pid = ${link.pid}`;
      if (left.count === 0) break;
    }
    void link.sql.end({ timeout: 0 }).catch(() => {});
  }

  /** Tells whether a connection waits for a lock that somebody else holds. */
  async waitsForLock(link: Link): Promise<boolean> {
    const [row] = await this.admin<{ waits: boolean }[]>`
      select cardinality(pg_blocking_pids(${link.pid})) > 0 as waits`;
    return row?.waits === true;
  }

  async close(): Promise<void> {
    const all = [...this.idle.raw, ...this.idle.drizzle];
    await Promise.all([this.admin, ...all.map((link) => link.sql)].map((sql) => sql.end({ timeout: 1 })));
  }

  private async open(kind: LinkKind): Promise<Link> {
    const sql = postgres(this.url, {
      ...knownTypes,
      max: 1,
      onnotice: () => {},
      connection: { application_name: 'simulation', deadlock_timeout: 2 } as never,
    });
    if (kind === 'drizzle') drizzle({ client: sql });
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    return { sql, pid: row?.pid as number, kind };
  }
}
