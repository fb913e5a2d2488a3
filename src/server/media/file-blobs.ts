import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { OperationalError } from '#/lib/errors.ts';
import type { Blobs } from './blobs.ts';

/** Files in a folder. A file appears under its name only when it is complete and on the disk. */
export function fileBlobs(folder: string): Blobs {
  return {
    async put(key, file) {
      const target = path.join(folder, key);
      const growing = `${target}.${process.pid}.${Date.now()}`;
      try {
        await mkdir(path.dirname(target), { recursive: true, mode: 0o750 });
        await copyFile(file, growing);
        const handle = await open(/* turbopackIgnore: true */ growing, 'r+');
        await handle.sync();
        await handle.close();
        await rename(growing, target);
      } catch (cause) {
        throw new OperationalError('storage-down', { cause });
      }
    },
    async open(key, range) {
      const file = path.join(folder, key);
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) return null;
      return Readable.toWeb(createReadStream(file, range)) as ReadableStream<Uint8Array>;
    },
    async remove(key) {
      await rm(path.join(folder, key), { force: true });
    },
  };
}
