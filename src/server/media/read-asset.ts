import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { withWorkspace } from '../db/doors.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { blobKey, blobs } from './blobs.ts';

/** Reads a stored file whole. Throws `not-found`. */
export async function readAsset(
  workspaceId: string,
  assetId: string,
): Promise<{ bytes: Uint8Array; mime: string; name: string }> {
  const [asset] = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(mediaAsset).where(eq(mediaAsset.id, assetId)),
  );
  const content = asset && (await blobs().open(blobKey(workspaceId, assetId)));
  if (!asset || !content) throw new UserError('not-found');
  return { bytes: new Uint8Array(await buffer(content)), mime: asset.mime, name: asset.name ?? 'file' };
}
