import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '#/lib/json.ts';

/** A request whose body was read. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Uint8Array;
}

/** What a handler answers; `cut` ends the connection without a word. */
export type Reply =
  | { kind: 'json'; status: number; body: JsonObject }
  | { kind: 'bytes'; status: number; type: string; bytes: Uint8Array }
  | { kind: 'cut' };

/** A body larger than the largest file that may be uploaded, with room for its form. */
const maxBytes = 110 * 1024 * 1024;

/** Reads a request whole; null when it is too large. */
export async function readCall(request: IncomingMessage): Promise<Call | null> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
  };
}

/** Writes an answer. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.kind === 'cut') {
    response.destroy();
    return;
  }
  const bytes = reply.kind === 'bytes' ? reply.bytes : Buffer.from(JSON.stringify(reply.body));
  const type = reply.kind === 'bytes' ? reply.type : 'application/json; charset=utf-8';
  response.writeHead(reply.status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(bytes);
}

/** The token of an `Authorization: Bearer` (or, for uploads, `OAuth`) header; empty where there is none. */
export function bearerOf(call: Call): string {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
}

/** A body as JSON; undefined for what is none. */
export function jsonOf(call: Call): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body));
  } catch {
    return undefined;
  }
}
