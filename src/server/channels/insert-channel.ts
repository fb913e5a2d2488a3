import { randomBytes } from 'node:crypto';
import { channelManifests } from '#/channels/manifests.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import { Bug, UserError } from '#/lib/errors.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { channelLimit } from '../db/schema/engine.ts';
import { writeSecrets } from './write-secrets.ts';

/** What a new channel is made of. */
export interface NewChannel {
  workspaceId: string;
  kind: string;
  name: string;
  simulated: boolean;
  externalId: string;
  config: JsonObject;
  secrets: Record<string, string>;
}

/** Writes a channel with its sealed credentials and its speed limit. Throws `channel-exists`. */
export async function insertChannel(tx: Db, wanted: NewChannel): Promise<{ id: string; webhookKey: string }> {
  const { secrets, ...row } = wanted;
  const manifest = roomOf(channelManifests, wanted.kind);
  if (!manifest) throw new Bug(`no channel kind ${wanted.kind}`);
  const webhookKey = randomBytes(24).toString('base64url');
  const [written] = await tx
    .insert(channel)
    .values({ ...row, webhookKey })
    .onConflictDoNothing()
    .returning({ id: channel.id });
  if (!written) throw new UserError('channel-exists');
  const { workspaceId } = wanted;
  await writeSecrets(tx, { workspaceId, id: written.id }, secrets);
  const { perSecond: rate, burst } = manifest.capabilities.rate;
  const limit = { fullRate: rate, rate, burst, tat: new Date(0) };
  await tx.insert(channelLimit).values({ workspaceId, channelId: written.id, ...limit });
  return { id: written.id, webhookKey };
}
