import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { knownTypes } from '#/server/db/array-types.ts';

interface Session {
  sql: postgres.Sql;
  pid: number;
}

/** A connection to the database as one transaction holds it; whoever crashes with it makes PostgreSQL roll back. */
export interface Link extends Session {
  kind: LinkKind;
  /** It broke; its holder hears of it when next using it. */
  lost: boolean;
}

/** The engine's driver reads dates, drizzle's does not: the two never share a connection. */
export type LinkKind = 'raw' | 'drizzle';

/** Of so many broken connections one is really ended. */
const endedOneIn = 32;

/** The connections of a simulation, and the one from which it looks at the server's locks. */
export class Links {
  readonly admin: postgres.Sql;
  private readonly url: string;
  private readonly idle: Record<LinkKind, Session[]> = { raw: [], drizzle: [] };
  private breaks = 0;

  constructor(url: string) {
    this.url = url;
    this.admin = postgres(url, { max: 1, onnotice: () => {} });
  }

  /** Lends a connection. */
  async take(kind: LinkKind): Promise<Link> {
    const session = this.idle[kind].pop() ?? (await this.open(kind));
    return { ...session, kind, lost: false };
  }

  /** Takes back a connection on which no transaction is open. */
  give({ kind, sql, pid }: Link): void {
    this.idle[kind].push({ sql, pid });
  }

  /**
   * Breaks a connection: its transaction is rolled back and its locks are gone when this is done. Now and then the server's
   * side is really ended; else what that leaves behind is brought about on the spot, for opening a connection and planning all
   * statements again costs more than the rest of a schedule.
   */
  async break(link: Link, unanswered: Promise<unknown> | undefined): Promise<void> {
    link.lost = true;
    if (++this.breaks % endedOneIn === 0) return this.end(link);
    if (unanswered) {
      await this.admin`select pg_cancel_backend(${link.pid})`;
      await unanswered;
    }
    await link.sql.unsafe('rollback');
    this.give(link);
  }

  private async end({ pid, sql }: Session): Promise<void> {
    await this.admin`select pg_terminate_backend(${pid})`;
    for (;;) {
      const left = await this.admin`select from pg_stat_activity where pid = ${pid}`;
      if (left.count === 0) break;
    }
    void sql.end({ timeout: 0 }).catch(() => {});
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

  private async open(kind: LinkKind): Promise<Session> {
    const sql = postgres(this.url, {
      ...knownTypes,
      max: 1,
      onnotice: () => {},
      connection: { application_name: 'simulation', deadlock_timeout: 2 } as never,
    });
    if (kind === 'drizzle') drizzle({ client: sql });
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    return { sql, pid: row?.pid as number };
  }
}
