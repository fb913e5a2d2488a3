import { type ChannelAdapter, ProviderFault, type SendOutcome } from '#/channels/contract.ts';
import { HttpFailure } from '#/lib/http.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { EngineDeps } from '../deps.ts';
import type { ClaimedSend } from './claim-sends.ts';

/** Writes a value at a path of a copied object. */
function withValueAt(body: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return body;
  const inner = body[key];
  const next = rest.length === 0 ? value : withValueAt((inner as JsonObject | undefined) ?? {}, rest, value);
  return { ...body, [key]: next };
}

/** Makes the one request of a claimed message. Never throws: what nobody can tell is `uncertain`. */
export async function performSend(deps: EngineDeps, adapter: ChannelAdapter, claim: ClaimedSend): Promise<SendOutcome> {
  const { row, access, attempt } = claim;
  let body = row.payload.body;
  try {
    if (row.payload.upload) {
      const { asset, path } = row.payload.upload;
      body = withValueAt(body, path, await uploadedId(deps, adapter, claim, asset));
    }
  } catch (thrown) {
    // the message itself has not left: only its file was on the way
    if (thrown instanceof ProviderFault) return { kind: 'refused', error: thrown.error };
    return { kind: 'not-sent', detail: thrown instanceof HttpFailure ? thrown.reason : 'file' };
  }
  try {
    return await adapter.send(access, row.addresses, body, { message: row.id, attempt }, deps.http);
  } catch (thrown) {
    deps.report('send-threw', { message: row.id, channel: row.channel_id }, thrown);
    return { kind: 'uncertain', detail: 'threw' };
  }
}

/** The provider's id of one of our files, from an earlier upload while that still lives. */
async function uploadedId(
  deps: EngineDeps,
  adapter: ChannelAdapter,
  { row, access }: ClaimedSend,
  asset: string,
): Promise<string> {
  const now = deps.clock.now();
  const known = await asEngine(
    (tx) => tx<{ provider_media_id: string }[]>`
      select provider_media_id from channel_media where workspace_id = ${row.workspace_id} and channel_id = ${row.channel_id}
        and asset_id = ${asset} and expires_at > ${new Date(now + 3_600_000)}`,
    deps.pool,
  );
  if (known[0]) return known[0].provider_media_id;
  const file = await deps.readAsset(row.workspace_id, asset);
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
