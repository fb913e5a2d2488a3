import http from 'node:http';

/** How slow a client may be. */
export interface Patience {
  /** Milliseconds that the headers of a request may take. */
  headersMs: number;
  /** How often, in milliseconds, late headers are looked for. */
  lookEveryMs: number;
  /** A body brings `leastBytes` in every so many milliseconds, or its end. */
  bodyMs: number;
  leastBytes: number;
}

/** A telephone on a bad line sends ten times as much; whoever sends less holds the connection to hold it. */
const usualPatience: Patience = { headersMs: 10_000, lookEveryMs: 1_000, bodyMs: 10_000, leastBytes: 10_240 };

/** Node's own server, which cuts off clients that dawdle over their headers or their body. */
export function makeServer(handler: http.RequestListener, patience: Patience = usualPatience): http.Server {
  return http.createServer(
    { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.lookEveryMs },
    (request, response) => {
      cutOffDawdler(request, patience);
      // Next cannot even represent it, and nobody needs it
      if (request.method === 'TRACE') response.writeHead(405).end();
      else handler(request, response);
    },
  );
}

/** Closes the connection of a client whose body trickles. */
function cutOffDawdler(request: http.IncomingMessage, { bodyMs, leastBytes }: Patience): void {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  let before = socket.bytesRead;
  const timer = setInterval(() => {
    const brought = socket.bytesRead - before;
    before = socket.bytesRead;
    if (request.complete || socket.destroyed) clearInterval(timer);
    // what lies here unread is our own delay
    else if (brought < leastBytes && request.readableLength === 0) socket.destroy();
  }, bodyMs);
  timer.unref();
  request.once('close', () => clearInterval(timer));
}
