import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { channelSecret } from '../db/schema/channels.ts';
import { lastFour, seal } from '../secrets/seal.ts';
import { channelSecretPlace } from './secret-place.ts';

/** How long a rotated credential is still accepted: the provider may sign with it for a while. */
export const previousSecretHours = 24;

/** Seals and stores credentials of a channel; what stood there before stays accepted for 24 hours. */
export async function writeSecrets(
  tx: Db,
  channel: { workspaceId: string; id: string },
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  const { workspaceId, id: channelId } = channel;
  for (const [field, value] of Object.entries(secrets)) {
    const fresh = {
      sealed: seal(value, channelSecretPlace(workspaceId, channelId, field)),
      lastFour: lastFour(value),
    };
    await tx
      .insert(channelSecret)
      .values({ workspaceId, channelId, field, ...fresh })
      .onConflictDoUpdate({
        target: [channelSecret.workspaceId, channelSecret.channelId, channelSecret.field],
        set: {
          ...fresh,
          previous: sql`${channelSecret.sealed}`,
          previousUntil: sql`now() + make_interval(hours => ${previousSecretHours})`,
          updatedAt: sql`now()`,
        },
      });
  }
}
