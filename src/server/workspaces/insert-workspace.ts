import { randomBytes } from 'node:crypto';
import { uuidMaker } from '#/lib/ids.ts';
import type { Locale } from '#/lib/locales.ts';
import type { Db } from '../db/client.ts';
import { enterWorkspace } from '../db/doors.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { otherSlug, slugOf } from './slug.ts';

/** What a new workspace starts with. */
export interface NewWorkspace {
  name: string;
  timeZone: string;
  locale: Locale;
}

const makeId = uuidMaker((into) => into.set(randomBytes(into.length)));

/** The id of a workspace that is about to be made. */
export const newWorkspaceId = () => makeId(Date.now());

/** Writes a workspace and opens it for the rest of the transaction. */
export async function insertWorkspace(
  tx: Db,
  wanted: NewWorkspace,
  id = newWorkspaceId(),
): Promise<{ id: string; slug: string }> {
  await enterWorkspace(tx, id);
  for (let slug = slugOf(wanted.name); ; slug = otherSlug(slugOf(wanted.name))) {
    const written = await tx
      .insert(workspace)
      .values({ id, slug, ...wanted })
      .onConflictDoNothing()
      .returning({ id: workspace.id });
    if (written.length > 0) return { id, slug };
  }
}
