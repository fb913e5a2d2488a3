import { Agent } from 'undici';
import type { HttpClient } from '#/lib/http.ts';
import { exchange } from './exchange.ts';

const held = globalThis as unknown as { recadoGraphPool?: Agent };

/** Connections to providers, kept open between requests; one request at a time on each. */
function pool(): Agent {
  held.recadoGraphPool ??= new Agent({
    allowH2: false,
    connections: 128,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    connect: { timeout: 5_000 },
  });
  return held.recadoGraphPool;
}

/** The HTTP client for providers, whose addresses are settings of the instance and never come from users. */
export const graphHttp: HttpClient = (request) => exchange(pool(), request);

/** Closes the connections to providers. */
export async function closeGraphPool(): Promise<void> {
  const open = held.recadoGraphPool;
  held.recadoGraphPool = undefined;
  await open?.close();
}
