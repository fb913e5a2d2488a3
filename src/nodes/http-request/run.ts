import { isWebAddress } from '#/flow/checks/check-url.ts';
import type { HeaderValue, HttpCall } from '#/flow/run/effect.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { NodeRunner, Outcome, Visit } from '#/flow/run/node-runner.ts';
import { readPath } from '#/flow/template/read-path.ts';
import type { JsonObject } from '#/lib/json.ts';
import { utf8Length } from '#/lib/utf8-length.ts';
import { fillBody } from './body.ts';
import { isForbiddenHeader, isHeaderName, isHeaderValue } from './headers.ts';
import type { HttpRequestConfig } from './schema.ts';

/** How long after its own time limit a call may still be queued or retried before the run goes on without it. */
const graceMs = 5 * 60_000;

/** Bytes of JSON that the saved parts may have together: the state of a run is small. */
const mostSaved = 16 * 1024;

type Here = Visit<HttpRequestConfig>;

/** The headers with their variables filled; null when one of them cannot be sent. */
function fillHeaders({ config, render }: Here): { name: string; value: HeaderValue }[] | null {
  const headers: { name: string; value: HeaderValue }[] = [];
  for (const { name: written, value } of config.headers) {
    const name = written.trim();
    const filled: HeaderValue = 'text' in value ? { text: render(value.text).trim() } : value;
    if (!isHeaderName(name) || isForbiddenHeader(name)) return null;
    if ('text' in filled && !isHeaderValue(filled.text)) return null;
    headers.push({ name, value: filled });
  }
  return headers;
}

/** The call with all its variables filled; null when it cannot be made. */
function fillCall(visit: Here): HttpCall | null {
  const { config, render } = visit;
  const url = render(config.url, 'url').trim();
  const headers = fillHeaders(visit);
  const hasBody = config.method !== 'GET' && config.body.trim() !== '';
  const body = hasBody ? fillBody(config.body, render) : null;
  if (!isWebAddress(url) || !headers || (hasBody && body === null)) return null;
  const typed = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  if (hasBody && !typed) headers.push({ name: 'content-type', value: { text: 'application/json' } });
  const timeoutSeconds = Math.min(Math.max(config.timeoutSeconds, 1), 30);
  return { method: config.method, url, headers, body, timeoutSeconds };
}

/** Saves the parts of an answer; too much of it counts as failed. */
function saveParts({ config }: Here, result: ActivityResult): Outcome {
  if (!result.ok) return { kind: 'exit', exit: 'failed' };
  const set: JsonObject = {};
  for (const { path, variable } of config.save) if (variable) set[variable] = readPath(result.body, path);
  if (utf8Length(JSON.stringify(set)) > mostSaved) return { kind: 'exit', exit: 'failed' };
  return { kind: 'exit', exit: 'ok', set };
}

/** Asks for the call and rests until its result comes; without one, goes on by `failed` in the end. */
export const runHttpRequest: NodeRunner<HttpRequestConfig> = {
  visit(visit) {
    const { entered, event, node } = visit;
    if (!entered && event.kind === 'activity-finished') return saveParts(visit, event.result);
    if (!entered) return { kind: 'exit', exit: 'failed' };
    const call = fillCall(visit);
    if (!call) return { kind: 'exit', exit: 'failed' };
    const key = `${node}.${visit.step}`;
    return {
      kind: 'rest',
      wait: { activity: key, dueAt: event.at + call.timeoutSeconds * 1_000 + graceMs },
      effects: [{ kind: 'request-http', key, call }],
    };
  },
};
