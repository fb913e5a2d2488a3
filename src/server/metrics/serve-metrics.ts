import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { metricsEnv } from '#/env/metrics.ts';
import { log } from '../log.ts';
import { figures } from './figures.ts';

/** Writes figures in Prometheus's text format. */
export type Figures = () => Promise<string>;

/** What this process counted of its own work. */
export const ownFigures: Figures = () => figures().registry.metrics();

/**
 * Answers `/api/metrics` to whoever has the token; without a token set, to nobody. False when the request is for another
 * address; then nothing has been done.
 */
export function serveMetrics(request: IncomingMessage, response: ServerResponse, write: Figures = ownFigures): boolean {
  if (request.url?.split('?')[0] !== '/api/metrics') return false;
  void answer(request, write).then(([status, text]) => {
    response.writeHead(status, { 'content-type': figures().registry.contentType, 'cache-control': 'no-store' });
    response.end(text);
  });
  return true;
}

async function answer(request: IncomingMessage, write: Figures): Promise<[status: number, text: string]> {
  const { METRICS_TOKEN } = metricsEnv();
  if (!METRICS_TOKEN) return [404, ''];
  if (!holds(request.headers.authorization, METRICS_TOKEN)) return [401, ''];
  try {
    return [200, await write()];
  } catch (error) {
    log('warn', 'metrics not read', { status: 503, error });
    return [503, ''];
  }
}

function holds(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Serves the figures of a process that has no other address, where a port is set for them. */
export async function listenForMetrics(): Promise<{ close(): void }> {
  const { METRICS_PORT } = metricsEnv();
  if (METRICS_PORT === undefined) return { close() {} };
  const server = createServer({ headersTimeout: 10_000 }, (request, response) => {
    if (!serveMetrics(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(METRICS_PORT, resolve);
  });
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
