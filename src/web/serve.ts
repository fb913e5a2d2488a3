import http from 'node:http';
import { shutdownSignal } from '#/server/live/shutdown.ts';

/** How long (milliseconds) requests under way may take to end once the process was asked to. */
const graceMs = 20_000;

/**
 * Listens until the process is asked to end; then takes no new connection, lets requests under way finish, and exits.
 * Resolves when it listens. A client that dawdles over its headers is cut off after ten seconds.
 */
export function serve(handler: http.RequestListener, port: number, hostname: string): Promise<void> {
  const server = http.createServer(
    { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    (request, response) => {
      // Next cannot even represent it, and nobody needs it
      if (request.method === 'TRACE') response.writeHead(405).end();
      else handler(request, response);
    },
  );
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
