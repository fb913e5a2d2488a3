import { and, eq } from 'drizzle-orm';
import { channelSecretPlace } from '../channels/secret-place.ts';
import type { Db } from '../db/client.ts';
import { asEngine, withWorkspace } from '../db/doors.ts';
import { channelSecret } from '../db/schema/channels.ts';
import { secret } from '../db/schema/workspaces.ts';
import { rewrap, type Sealed, type SecretPlace, sealedUnderFirstKey } from './seal.ts';
import { secretPlace } from './secret-place.ts';

/**
 * Wraps every secret anew that is still under an older key; afterwards that key may be taken out of `ENCRYPTION_KEY`.
 * Safe to run at any time, and again. Answers how many were moved.
 */
export async function rewrapSecrets(): Promise<number> {
  const workspaces = await asEngine((tx) => tx<{ id: string }[]>`select id from workspace order by id`);
  let moved = 0;
  for (const { id } of workspaces) {
    moved += await withWorkspace(id, async (tx) => (await moveChannels(tx, id)) + (await moveFlows(tx, id)));
  }
  return moved;
}

const move = (sealed: Sealed, place: SecretPlace) => (sealedUnderFirstKey(sealed) ? sealed : rewrap(sealed, place));

async function moveChannels(tx: Db, workspaceId: string): Promise<number> {
  const rows = await tx.select().from(channelSecret).for('update');
  let moved = 0;
  for (const { channelId, field, sealed, previous } of rows) {
    const place = channelSecretPlace(workspaceId, channelId, field);
    const fresh = { sealed: move(sealed, place), previous: previous && move(previous, place) };
    if (fresh.sealed === sealed && fresh.previous === previous) continue;
    await tx
      .update(channelSecret)
      .set(fresh)
      .where(and(eq(channelSecret.channelId, channelId), eq(channelSecret.field, field)));
    moved++;
  }
  return moved;
}

async function moveFlows(tx: Db, workspaceId: string): Promise<number> {
  const rows = await tx.select().from(secret).for('update');
  let moved = 0;
  for (const { id, sealed } of rows) {
    const fresh = move(sealed, secretPlace(workspaceId, id));
    if (fresh === sealed) continue;
    await tx.update(secret).set({ sealed: fresh }).where(eq(secret.id, id));
    moved++;
  }
  return moved;
}
