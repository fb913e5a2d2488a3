import { PassThrough } from 'node:stream';
import { cleanText } from '#/lib/clean-text.ts';
import type { Sink } from '#/lib/http.ts';
import { withWorkspace } from '../db/doors.ts';
import { mediaAsset } from '../db/schema/workspaces.ts';
import { blobKey, blobs } from './blobs.ts';
import { checkSendable } from './check-sendable.ts';
import { sniffMime } from './sniff-mime.ts';
import { type Spooled, spoolFile } from './spool-file.ts';

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
export function storeBlob(
  workspaceId: string,
  source: AsyncIterable<Uint8Array>,
  claim: AssetClaim,
  check: boolean,
): Promise<StoredAsset> {
  return spoolFile(source, maxAssetBytes, (spooled) => keep(workspaceId, spooled, claim, check));
}

async function keep(
  workspaceId: string,
  { file, hash, bytes }: Spooled,
  claim: AssetClaim,
  check: boolean,
): Promise<StoredAsset> {
  const name = cleanFileName(claim.name);
  const mime = await sniffMime(file, { ...claim, name });
  if (check) checkSendable({ mime, bytes });
  await blobs().put(blobKey(workspaceId, hash), file, mime);
  return { id: hash, mime, bytes, name };
}

/**
 * Stores a file that a contact sent, whatever it is, as it comes: at no time is more than a piece of it in memory. What is
 * not plainly harmless is only ever served as a download. `fetch` pours it into the sink and then says what it is; what it
 * throws is thrown.
 */
export async function storeAsset(workspaceId: string, fetch: (sink: Sink) => Promise<AssetClaim>): Promise<string> {
  const through = new PassThrough();
  // it may break before anybody reads it; the reader is told then
  through.on('error', () => {});
  const fetched = fetch((chunk) => pour(through, chunk)).then(
    (claim) => {
      through.end();
      return claim;
    },
    (thrown: Error) => {
      through.destroy(thrown);
      throw thrown;
    },
  );
  fetched.catch(() => {});
  const asset = await spoolFile(through, maxAssetBytes, async (spooled) =>
    keep(workspaceId, spooled, await fetched, false),
  );
  await withWorkspace(workspaceId, (tx) =>
    tx
      .insert(mediaAsset)
      .values({ workspaceId, ...asset })
      .onConflictDoNothing(),
  );
  return asset.id;
}

/** Writes a piece and waits until there is room for the next. */
async function pour(through: PassThrough, chunk: Uint8Array): Promise<void> {
  if (!through.write(chunk)) {
    await new Promise((resolve) => {
      through.once('drain', resolve);
      through.once('close', resolve);
    });
  }
  if (through.destroyed) throw new Error('nobody takes the file');
}
