import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { channelAdapters } from '#/channels/adapters.ts';
import { type ChannelKind, channelManifests } from '#/channels/manifests.ts';
import { UserError } from '#/lib/errors.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { channelLimit } from '../db/schema/limits.ts';
import { enqueueJob } from '../jobs/enqueue-job.ts';
import { writeSecrets } from './write-secrets.ts';

/** What a new channel is made of. */
export interface NewChannel {
  workspaceId: string;
  kind: ChannelKind;
  name: string;
  simulated: boolean;
  externalId: string;
  config: JsonObject;
  secrets: Record<string, string>;
  /** People whom it may write to outside their window within 24 h; null for no limit, undefined where it is not known. */
  reach?: number | null | undefined;
}

/**
 * Writes a channel with its sealed credentials and its speed limit. A sender that was disconnected comes back with its
 * conversations. Throws `channel-exists` for one that is connected.
 */
export async function insertChannel(tx: Db, wanted: NewChannel): Promise<{ id: string; webhookKey: string }> {
  const { secrets, reach = null, ...row } = wanted;
  const { workspaceId } = wanted;
  const webhookKey = randomBytes(24).toString('base64url');
  const [written] = await tx
    .insert(channel)
    .values({ ...row, webhookKey })
    .onConflictDoNothing()
    .returning({ id: channel.id });
  const id = written?.id ?? (await revive(tx, wanted, webhookKey));
  await writeSecrets(tx, { workspaceId, id }, secrets);
  const { perSecond: rate, burst } = channelManifests[wanted.kind].capabilities.rate;
  const limit = { fullRate: rate, rate, burst, tat: new Date(0), reach };
  await tx
    .insert(channelLimit)
    .values({ workspaceId, channelId: id, ...limit })
    .onConflictDoUpdate({ target: channelLimit.channelId, set: limit });
  const account = channelAdapters[wanted.kind].templates?.accountOf(wanted.config);
  if (account) await enqueueJob(tx, 'sync-templates', { workspaceId, account });
  return { id, webhookKey };
}

/** Takes a disconnected channel back into use, under a new webhook address. */
async function revive(tx: Db, wanted: NewChannel, webhookKey: string): Promise<string> {
  const { kind, externalId, name, simulated, config } = wanted;
  const [revived] = await tx
    .update(channel)
    .set({ name, simulated, config, webhookKey, state: 'active', pausedReason: null })
    .where(and(eq(channel.kind, kind), eq(channel.externalId, externalId), eq(channel.state, 'disconnected')))
    .returning({ id: channel.id });
  if (!revived) throw new UserError('channel-exists');
  return revived.id;
}
