import { and, eq } from 'drizzle-orm';
import { channelSecretPlace } from '../channels/secret-place.ts';
import type { Db } from '../db/client.ts';
import { asEngine, withWorkspace } from '../db/doors.ts';
import { channelSecret } from '../db/schema/channels.ts';
import { secret } from '../db/schema/workspaces.ts';
import { log } from '../log.ts';
import { rewrap, type Sealed, type SecretPlace, sealedUnderFirstKey } from './seal.ts';
import { secretPlace } from './secret-place.ts';

/**
 * Wraps every secret anew that is still under an older key, so that this key may be taken out of `ENCRYPTION_KEY`
 * afterwards, and deletes credentials that were rotated and are accepted no more. Safe to run at any time, and again.
 * Answers how many rows it changed.
 */
export async function tidySecrets(): Promise<number> {
  const workspaces = await asEngine((tx) => tx<{ id: string }[]>`select id from workspace order by id`);
  let changed = 0;
  for (const { id } of workspaces) {
    changed += await withWorkspace(id, async (tx) => (await tidyChannels(tx, id)) + (await tidyFlows(tx, id)));
  }
  return changed;
}

/** The seal under the key in use; one that cannot be opened stays as it is, for the doctor to tell. */
function move(sealed: Sealed, place: SecretPlace): Sealed {
  if (sealedUnderFirstKey(sealed)) return sealed;
  try {
    return rewrap(sealed, place);
  } catch (error) {
    log('warn', 'a secret cannot be opened', { workspaceId: place.workspace, error });
    return sealed;
  }
}

async function tidyChannels(tx: Db, workspaceId: string): Promise<number> {
  const rows = await tx
    .select()
    .from(channelSecret)
    .orderBy(channelSecret.channelId, channelSecret.field)
    .for('update');
  let changed = 0;
  for (const { channelId, field, sealed, previous, previousUntil } of rows) {
    const place = channelSecretPlace(workspaceId, channelId, field);
    const accepted = previous && previousUntil && previousUntil.getTime() > Date.now() ? previous : null;
    const fresh = { sealed: move(sealed, place), previous: accepted && move(accepted, place) };
    if (fresh.sealed === sealed && fresh.previous === previous) continue;
    await tx
      .update(channelSecret)
      .set(fresh)
      .where(and(eq(channelSecret.channelId, channelId), eq(channelSecret.field, field)));
    changed++;
  }
  return changed;
}

async function tidyFlows(tx: Db, workspaceId: string): Promise<number> {
  const rows = await tx.select().from(secret).orderBy(secret.id).for('update');
  let changed = 0;
  for (const { id, sealed } of rows) {
    const fresh = move(sealed, secretPlace(workspaceId, id));
    if (fresh === sealed) continue;
    await tx.update(secret).set({ sealed: fresh }).where(eq(secret.id, id));
    changed++;
  }
  return changed;
}
