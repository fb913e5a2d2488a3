import { cleanText } from '#/lib/clean-text.ts';
import { withWorkspace } from '../db/doors.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { blobKey, blobs } from './blobs.ts';
import { checkSendable } from './check-sendable.ts';
import { sniffMime } from './sniff-mime.ts';
import { spoolFile } from './spool-file.ts';

/** The largest file that is taken in; WhatsApp's own limit for documents. */
export const maxAssetBytes = 100 * 1024 * 1024;

/** A stored file: its id is the SHA-256 of its content. */
export interface StoredAsset {
  id: string;
  mime: string;
  bytes: number;
  name: string | null;
}

/** What the sender says about a file. */
export interface AssetClaim {
  mime: string;
  name: string | null;
}

/** A file name without path and control characters; null when nothing is left. */
export function cleanFileName(name: string | null): string | null {
  const last = cleanText(name ?? '')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return last ? [...last].slice(-200).join('') : null;
}

/** Stores a file's content; the caller writes the row. With `check`, only what a channel can send is taken. */
export async function storeBlob(
  workspaceId: string,
  source: AsyncIterable<Uint8Array>,
  claim: AssetClaim,
  check: boolean,
): Promise<StoredAsset> {
  const name = cleanFileName(claim.name);
  return spoolFile(source, maxAssetBytes, async ({ file, hash, bytes }) => {
    const mime = await sniffMime(file, { ...claim, name });
    if (check) checkSendable({ mime, bytes });
    await blobs().put(blobKey(workspaceId, hash), file, mime);
    return { id: hash, mime, bytes, name };
  });
}

/** Stores a file that a contact sent, whatever it is; what is not plainly harmless is only ever served as a download. */
export async function storeAsset(workspaceId: string, content: Uint8Array, claim: AssetClaim): Promise<string> {
  const asset = await storeBlob(workspaceId, once(content), claim, false);
  await withWorkspace(workspaceId, (tx) =>
    tx
      .insert(mediaAsset)
      .values({ workspaceId, ...asset })
      .onConflictDoNothing(),
  );
  return asset.id;
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
