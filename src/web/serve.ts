import type http from 'node:http';
import { shutdownSignal } from '#/server/live/shutdown.ts';
import { makeServer } from './make-server.ts';

/** How long (milliseconds) requests under way may take to end once the process was asked to. */
const graceMs = 20_000;

/**
 * Listens until the process is asked to end; then takes no new connection, lets requests under way finish, and exits.
 * Resolves when it listens.
 */
export function serve(handler: http.RequestListener, port: number, hostname: string): Promise<void> {
  const server = makeServer(handler);
  shutdownSignal().addEventListener('abort', () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), graceMs).unref();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
}
