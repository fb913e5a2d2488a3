import { type ChannelAdapter, ProviderFault, type SendOutcome } from '#/channels/contract.ts';
import { judgeFile } from '#/channels/judge-file.ts';
import { UserError } from '#/lib/errors.ts';
import { HttpFailure } from '#/lib/http.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { EngineDeps } from '../deps.ts';
import { type ClaimedSend, subjectOf } from './claim-sends.ts';

/** Writes a value at a path of a copied object; a step into a list is its index. */
function withValueAt<Body extends JsonObject | Json[]>(body: Body, path: readonly string[], value: Json): Body {
  const [key, ...rest] = path;
  if (key === undefined) return body;
  const inner = (body as JsonObject)[key];
  const next = rest.length === 0 ? value : withValueAt((inner as JsonObject | undefined) ?? {}, rest, value);
  const copy = (Array.isArray(body) ? [...body] : { ...body }) as Body;
  return Object.assign(copy, { [key]: next });
}

/** How the request of a message ended; `unsendable`: it was never made, and never will be, for this reason. */
export type PerformedSend = SendOutcome | { kind: 'unsendable'; reason: string };

/** Makes the one request of a claimed message, which tells its `traceparent` to whoever brings its statuses. Never throws: what nobody can tell is `uncertain`. */
export async function performSend(
  deps: EngineDeps,
  adapter: ChannelAdapter,
  claim: ClaimedSend,
  trace?: string,
): Promise<PerformedSend> {
  const { row, access, attempt } = claim;
  let { body } = row.payload;
  try {
    if (row.payload.upload) body = withValueAt(body, row.payload.upload.path, await uploadFile(deps, adapter, claim));
  } catch (thrown) {
    // the message itself has not left: only its file was on the way
    if (thrown instanceof Unsendable) return { kind: 'unsendable', reason: thrown.message };
    if (thrown instanceof ProviderFault) return { kind: 'refused', error: thrown.error };
    return { kind: 'not-sent', detail: thrown instanceof HttpFailure ? thrown.reason : 'file' };
  }
  // a process that was suspended, or a clock that leapt: by now somebody else may have decided about it
  if (deps.clock.now() >= claim.leaseUntil) return { kind: 'not-sent', detail: 'lease-over' };
  try {
    const mark = { message: row.id, attempt, ...(trace !== undefined && { trace }) };
    return await adapter.send(access, row.addresses, body, mark, deps.http);
  } catch (thrown) {
    deps.report('send-threw', subjectOf(row), thrown);
    return { kind: 'uncertain', detail: 'threw' };
  }
}

/** The file of a message is none that the channel would take; its message is the reason. */
class Unsendable extends Error {}

interface KnownFile {
  mime: string;
  bytes: number;
  provider_media_id: string | null;
}

/** The provider's id of the message's file: of an earlier upload while that still lives, else of a new one. */
async function uploadFile(deps: EngineDeps, adapter: ChannelAdapter, { row, access }: ClaimedSend): Promise<string> {
  const { asset, kind } = row.payload.upload as NonNullable<typeof row.payload.upload>;
  const stillLives = new Date(deps.clock.now() + 3_600_000);
  const [known] = await asEngine(
    (tx) => tx<KnownFile[]>`
      select a.mime, a.bytes, m.provider_media_id from media_asset a
      left join channel_media m on m.workspace_id = a.workspace_id and m.channel_id = ${row.channel_id}
        and m.asset_id = a.id and m.expires_at > ${stillLives}
      where a.workspace_id = ${row.workspace_id} and a.id = ${asset}`,
    deps.pool,
  );
  if (!known) throw new Unsendable('file-missing');
  const fault = judgeFile(adapter.capabilities, kind, known);
  if (fault) throw new Unsendable(fault.why);
  if (known.provider_media_id) return known.provider_media_id;
  const file = await readFile(deps, row.workspace_id, asset);
  const { providerMediaId, expiresAt } = await adapter.upload(access, file, deps.http);
  await asEngine(
    (tx) => tx`
      insert into channel_media (workspace_id, channel_id, asset_id, provider_media_id, expires_at)
      values (${row.workspace_id}, ${row.channel_id}, ${asset}, ${providerMediaId}, ${new Date(expiresAt)})
      on conflict (workspace_id, channel_id, asset_id)
      do update set provider_media_id = excluded.provider_media_id, expires_at = excluded.expires_at`,
    deps.pool,
  );
  return providerMediaId;
}

async function readFile(deps: EngineDeps, workspaceId: string, asset: string) {
  try {
    return await deps.readAsset(workspaceId, asset);
  } catch (thrown) {
    if (thrown instanceof UserError && thrown.code === 'not-found') throw new Unsendable('file-missing');
    throw thrown;
  }
}
