import type { Dispatcher } from 'undici';
import { HttpFailure, type HttpRequest, type HttpResponse, type Sink } from '#/lib/http.ts';

const defaultMaxBytes = 5 * 1024 * 1024;

/** The slow-server codes of undici that its own timers give. */
const timeouts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * One request and its answer over a pool. Throws `HttpFailure` only; `sent` is false only when the request was never
 * handed to a connection: undici says when it begins to write, and whatever failed before (a name, a refused connection,
 * TLS, our own time-out in the queue) provably left nothing.
 */
export function exchange(pool: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  if (request.sink) return download(pool, request, request.sink);
  const { origin, pathname, search } = new URL(request.url);
  const maxBytes = request.maxBytes ?? defaultMaxBytes;
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | undefined;
    let over: HttpFailure | undefined;
    let status = 0;
    let headers: Record<string, string> = {};
    const chunks: Buffer[] = [];
    let length = 0;

    const end = () => clearTimeout(timer);
    const fail = (failure: HttpFailure) => {
      if (over) return;
      over = failure;
      end();
      control?.abort(failure);
      reject(failure);
    };
    const timer = setTimeout(() => fail(new HttpFailure('timeout', control !== undefined)), request.timeoutMs);

    pool.dispatch(
      {
        origin,
        path: pathname + search,
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers,
        body: request.body ?? null,
        headersTimeout: request.timeoutMs,
        bodyTimeout: request.timeoutMs,
      },
      {
        onRequestStart(controller) {
          if (over) controller.abort(over);
          else control = controller;
        },
        onResponseStart(_controller, code, fields) {
          status = code;
          headers = flatten(fields);
          if (Number(headers['content-length'] ?? 0) > maxBytes) fail(new HttpFailure('too-large', true));
        },
        onResponseData(_controller, chunk) {
          length += chunk.length;
          if (length > maxBytes) fail(new HttpFailure('too-large', true));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          end();
          if (!over) resolve({ status, headers, body: viewOf(Buffer.concat(chunks)) });
        },
        onResponseError(_controller, error) {
          fail(nameFailure(error, control !== undefined));
        },
      },
    );
  });
}

/** Lets what a 200 answers flow into a sink, as fast as that takes it. Whoever downloads need not know whether it was sent. */
async function download(pool: Dispatcher, request: HttpRequest, sink: Sink): Promise<HttpResponse> {
  const { origin, pathname, search } = new URL(request.url);
  const maxBytes = request.maxBytes ?? defaultMaxBytes;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const { statusCode, headers, body } = await pool.request({
      origin,
      path: pathname + search,
      method: request.method as Dispatcher.HttpMethod,
      headers: request.headers,
      body: request.body ?? null,
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      // leaving the loop ends the exchange
      if (length > maxBytes) throw new HttpFailure('too-large', true);
      if (statusCode === 200) await sink(chunk);
      else chunks.push(chunk);
    }
    return { status: statusCode, headers: flatten(headers), body: viewOf(Buffer.concat(chunks)) };
  } catch (thrown) {
    const error = thrown as Error;
    throw error.name === 'TimeoutError' ? new HttpFailure('timeout', true, error) : nameFailure(error, true);
  }
}

function nameFailure(error: Error, sent: boolean): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const { code } = error as { code?: string };
  if (code && timeouts.has(code)) return new HttpFailure('timeout', sent, error);
  return new HttpFailure(sent ? 'reset' : 'unreachable', sent, error);
}

/** The same bytes without another copy: a file may have a hundred megabytes. */
function viewOf({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function flatten(fields: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
}
