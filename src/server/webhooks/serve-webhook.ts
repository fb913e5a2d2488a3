import type { IncomingMessage, ServerResponse } from 'node:http';
import { figures } from '../metrics/figures.ts';
import { readStream } from '../net/read-body.ts';
import { answerHandshake, answerWebhook, type WebhookAnswer } from './answer-webhook.ts';

const address = /^\/api\/webhooks\/meta\/([^/?]+)(?:\?(.*))?$/;

/**
 * Serves the addresses of webhooks on Node's own server: a framework's request costs more than storing what came in.
 * False when the request is for another address; then nothing has been done.
 */
export function serveWebhook(request: IncomingMessage, response: ServerResponse): boolean {
  const [, key, query] = address.exec(request.url ?? '') ?? [];
  if (key === undefined) return false;
  const end = figures().webhooks.startTimer();
  void answer(request, decodeKey(key), query ?? '').then(({ status, text }) => {
    write(request, response, status, text);
    end({ status });
  });
  return true;
}

async function answer(request: IncomingMessage, key: string, query: string): Promise<WebhookAnswer> {
  if (request.method === 'GET' || request.method === 'HEAD') return answerHandshake(key, new URLSearchParams(query));
  if (request.method !== 'POST') return { status: 405, text: '' };
  return answerWebhook(key, {
    headers: { get: (name) => first(request.headers[name]) },
    read: (maxBytes, maxMs) => readStream(request, first(request.headers['content-length']), maxBytes, maxMs),
  });
}

function write(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  // what was not read would be taken for the next request
  const unread = !request.complete;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, POST' } : {}),
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(text, () => unread && request.destroy());
}

const first = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

/** A key that is no valid escape belongs to nobody. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return '';
  }
}
