import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '#/lib/errors.ts';

/** A file that lies complete on this machine, until `use` is over. */
export interface Spooled {
  file: string;
  /** SHA-256, hex. */
  hash: string;
  bytes: number;
}

/** Writes a stream to a temporary file, never more than `maxBytes`, and lends it out. Throws `media-too-large`. */
export async function spoolFile<T>(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  use: (spooled: Spooled) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'recado-media-'));
  try {
    const file = path.join(folder, 'file');
    const hash = createHash('sha256');
    let bytes = 0;
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of source) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw new UserError('media-too-large', { megabytes: Math.floor(maxBytes / 1024 / 1024) });
        hash.update(chunk);
        await handle.write(chunk);
      }
    } finally {
      await handle.close();
    }
    return await use({ file, hash: hash.digest('hex'), bytes });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
