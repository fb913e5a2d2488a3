import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { RawPool } from '#/server/db/client.ts';
import { closeJobQueue, jobSender } from '#/server/jobs/job-queue.ts';
import { activityHost } from '../plan.ts';
import { Links } from './links.ts';

interface Pools {
  raw?: unknown;
  query?: unknown;
}

/** What a whole process needs to run simulations: connections, a stand-in for other people's servers, a clock. */
export interface Runtime {
  links: Links;
  /** Seeds that this process has run; each begins at a time of its own, as ids must rise for as long as a process lives. */
  runs: number;
  /** Lets one schedule use the process: its clock, its pool for the use-cases, its answers to outside calls. */
  lend(to: { now(): number; pool: RawPool; answer(request: IncomingMessage, response: ServerResponse): void }): void;
  close(): Promise<void>;
}

/** Prepares this process; DATABASE_URL must name the database already, for the settings are read once. */
export async function openRuntime(url: string): Promise<Runtime> {
  const links = new Links(url);
  // its own connections are no part of any schedule
  await jobSender();
  const held = globalThis as unknown as { recadoPools: Pools };
  held.recadoPools ??= {};
  const before = { ...held.recadoPools };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  server.unref();
  const connect = net.connect;
  // the guard judges names, not this socket: the one host of the generated flows is served from here
  net.connect = ((options: net.NetConnectOpts, ...rest: []) =>
    (options as net.TcpNetConnectOpts).host === activityHost
      ? connect({ host: '127.0.0.1', port })
      : connect(options, ...rest)) as typeof net.connect;
  const realNow = performance.now;
  return {
    links,
    runs: 0,
    lend(to) {
      // the clock of the use-cases is the database's, carried on by this counter
      performance.now = () => to.now();
      const raw = Object.assign(async () => [{ now: String(to.now()) }], { end: async () => {} });
      held.recadoPools.raw = raw;
      const sql = Object.assign(to.pool, { end: async () => {} });
      held.recadoPools.query = { sql, db: drizzle({ client: sql, casing: 'snake_case' }) };
      answer = to.answer;
    },
    async close() {
      performance.now = realNow;
      net.connect = connect;
      held.recadoPools.raw = before.raw;
      held.recadoPools.query = before.query;
      await closeJobQueue();
      server.closeAllConnections();
      server.close();
      await links.close();
    },
  };
}
