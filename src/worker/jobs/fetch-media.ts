import { ProviderFault } from '#/channels/contract.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import { OperationalError } from '#/lib/errors.ts';
import { HttpFailure } from '#/lib/http.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { FetchMediaJob } from '#/server/jobs/fetch-media.ts';
import { storeAsset } from '#/server/media/store-asset.ts';

/** The largest inbound file; WhatsApp's own limit. */
const maxBytes = 100 * 1024 * 1024;

/**
 * Fetches an inbound file and hangs it on its message. A file that the provider no longer has is marked as lost; every
 * other trouble is tried again. Throws `OperationalError`.
 */
export async function fetchMedia(deps: EngineDeps, job: FetchMediaJob): Promise<void> {
  const [place] = await asEngine(
    (tx) => tx<{ kind: string; conversation_id: string }[]>`
      select ch.kind, m.conversation_id from message m
      join channel ch on ch.workspace_id = m.workspace_id and ch.id = m.channel_id
      where m.id = ${job.messageId} and m.workspace_id = ${job.workspaceId} and m.asset_id is null`,
    deps.pool,
  );
  const adapter = place && deps.adapters[place.kind];
  if (!place || !adapter) return;
  const access = await asEngine((tx) => deps.openChannel(tx, job.channelId), deps.pool);
  let assetId = 'lost';
  try {
    const media = await adapter.fetchMedia(access, job.providerMediaId, deps.http, maxBytes);
    assetId = await storeAsset(job.workspaceId, media.bytes, { mime: media.mime, name: job.filename });
  } catch (thrown) {
    const gone = thrown instanceof ProviderFault && thrown.error.class === 'permanent';
    const tooLarge = thrown instanceof HttpFailure && thrown.reason === 'too-large';
    if (!gone && !tooLarge) throw new OperationalError('provider-down', { cause: thrown });
  }
  await asEngine((tx) => tx`update message set asset_id = ${assetId} where id = ${job.messageId}`, deps.pool);
  deps.changed([{ workspaceId: job.workspaceId, topic: 'conversation', id: place.conversation_id }]);
}
