import { and, eq, inArray } from 'drizzle-orm';
import type { HttpCall } from '#/flow/run/effect.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import { HttpFailure, type HttpResponse } from '#/lib/http.ts';
import { type Json, nestsTooDeep } from '#/lib/json.ts';
import { withWorkspace } from '../db/doors.ts';
import { secret } from '../db/schema/workspaces.ts';
import { unseal } from '../secrets/seal.ts';
import { guardedHttp } from './guarded-http.ts';

/** The most characters of an answer that is not JSON which a flow gets to see. */
const longestText = 20_000;

/** Makes a flow's call to somebody else's server. Never throws: what went wrong is an answer too, without inner details. */
export async function performCall(
  workspaceId: string,
  call: HttpCall,
  idempotencyKey: string,
): Promise<ActivityResult> {
  try {
    const headers = await fillHeaders(workspaceId, call);
    if (!headers) return { ok: false, reason: 'blocked' };
    const response = await guardedHttp({
      method: call.method,
      url: call.url,
      headers: { accept: 'application/json', ...headers, 'idempotency-key': idempotencyKey },
      ...(call.body === null ? {} : { body: call.body }),
      timeoutMs: call.timeoutSeconds * 1_000,
    });
    const { status } = response;
    const body = readAnswer(response);
    return status >= 200 && status < 300 ? { ok: true, status, body } : { ok: false, reason: 'status', status, body };
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure)) throw thrown;
    return { ok: false, reason: thrown.reason === 'reset' ? 'unreachable' : thrown.reason };
  }
}

/** Puts secrets into headers; null when one is missing, or may not go to this host. */
async function fillHeaders(workspaceId: string, call: HttpCall): Promise<Record<string, string> | null> {
  const names = call.headers.flatMap(({ value }) => ('secret' in value ? [value.secret] : []));
  const host = URL.parse(call.url)?.hostname ?? '';
  const values = names.length > 0 ? await openSecrets(workspaceId, names, host) : new Map<string, string>();
  const filled: Record<string, string> = {};
  for (const { name, value } of call.headers) {
    const text = 'secret' in value ? values.get(value.secret) : value.text;
    if (text === undefined) return null;
    filled[name.toLowerCase()] = text;
  }
  return filled;
}

async function openSecrets(workspaceId: string, names: string[], host: string): Promise<Map<string, string>> {
  const rows = await withWorkspace(workspaceId, (tx) =>
    tx
      .select()
      .from(secret)
      .where(and(eq(secret.workspaceId, workspaceId), inArray(secret.name, names))),
  );
  return new Map(
    rows
      .filter((row) => row.hosts.includes(host))
      .map((row) => {
        const place = { workspace: workspaceId, table: 'secret', row: row.id, field: 'value' };
        return [row.name, unseal(row.sealed, place)];
      }),
  );
}

/** The answer as JSON, else as text. */
function readAnswer({ body }: HttpResponse): Json {
  const text = new TextDecoder().decode(body);
  if (!nestsTooDeep(text)) {
    try {
      return cleanJson(JSON.parse(text));
    } catch {
      // not JSON: the flow sees the text
    }
  }
  return cleanJson(text.slice(0, longestText));
}
