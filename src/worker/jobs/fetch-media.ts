import { ProviderFault } from '#/channels/contract.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import type { MissingFile } from '#/flow/message/missing-file.ts';
import { OperationalError } from '#/lib/errors.ts';
import { HttpFailure } from '#/lib/http.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { FetchMediaJob } from '#/server/jobs/fetch-media.ts';
import { storeAsset } from '#/server/media/store-asset.ts';

/** The largest inbound file; WhatsApp's own limit. */
const maxBytes = 100 * 1024 * 1024;

/** How long Meta keeps an inbound file; the queue tries for longer than that. */
const keptMs = 7 * 24 * 3_600_000;

interface Place {
  kind: string;
  conversation_id: string;
  at: Date;
}

/**
 * Fetches an inbound file and hangs it on its message. A file that the provider no longer has, or that is too large, is
 * marked as that; every other trouble is tried again for as long as the provider keeps files. Throws `OperationalError`.
 */
export async function fetchMedia(deps: EngineDeps, job: FetchMediaJob): Promise<void> {
  const [place] = await asEngine(
    (tx) => tx<Place[]>`
      select ch.kind, m.conversation_id, m.at from message m
      join channel ch on ch.workspace_id = m.workspace_id and ch.id = m.channel_id
      where m.id = ${job.messageId} and m.workspace_id = ${job.workspaceId} and m.asset_id is null`,
    deps.pool,
  );
  if (!place) return;
  let assetId: string;
  try {
    assetId = await fetchAndStore(deps, job, place.kind);
  } catch (thrown) {
    const missing = whyMissing(thrown, deps.clock.now() - place.at.getTime());
    if (!missing)
      throw thrown instanceof OperationalError ? thrown : new OperationalError('provider-down', { cause: thrown });
    const about = { workspace: job.workspaceId, channel: job.channelId, message: job.messageId };
    deps.report('file-missing', { ...about, why: missing });
    assetId = missing;
  }
  await asEngine((tx) => tx`update message set asset_id = ${assetId} where id = ${job.messageId}`, deps.pool);
  deps.changed([{ workspaceId: job.workspaceId, topic: 'conversation', id: place.conversation_id }]);
}

async function fetchAndStore(deps: EngineDeps, job: FetchMediaJob, channelKind: string): Promise<string> {
  const adapter = deps.adapters[channelKind];
  if (!adapter) throw new OperationalError('provider-down');
  const access = await asEngine((tx) => deps.openChannel(tx, job.channelId), deps.pool);
  return storeAsset(job.workspaceId, async (sink) => {
    const { mime } = await adapter.fetchMedia(access, job.providerMediaId, deps.http, { sink, maxBytes });
    return { mime, name: job.filename };
  });
}

/** Why a file will never come; null while it still may. */
function whyMissing(thrown: unknown, age: number): MissingFile | null {
  if (thrown instanceof HttpFailure && thrown.reason === 'too-large') return 'too-large';
  const gone = thrown instanceof ProviderFault && thrown.error.class === 'permanent';
  return gone || age > keptMs ? 'lost' : null;
}
