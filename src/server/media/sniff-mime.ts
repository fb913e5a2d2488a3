import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Names for the same thing. */
const sameAs: Record<string, string> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/opus': 'audio/ogg',
};

/** Containers that hold sound as well as pictures; the sender knows which. */
const maySound: Record<string, string> = {
  'video/mp4': 'audio/mp4',
  'video/ogg': 'audio/ogg',
  'video/3gpp': 'audio/3gpp',
};

/** The old Office formats share one container; the name tells them apart. */
const byEnding: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

/** What a file is, by its content; the declared type only decides where the content fits several. */
export async function sniffMime(file: string, told: { mime: string; name: string | null }): Promise<string> {
  const plain = (mime: string) => mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const declared = plain(told.mime);
  const found = plain((await fileTypeFromFile(file))?.mime ?? '');
  if (!found) return declared.startsWith('text/') && (await isText(file)) ? 'text/plain' : 'application/octet-stream';
  const mime = sameAs[found] ?? found;
  if (maySound[mime] === (sameAs[declared] ?? declared)) return maySound[mime] as string;
  const ending = told.name?.split('.').at(-1)?.toLowerCase() ?? '';
  if (mime === 'application/x-cfb') return byEnding[ending] ?? 'application/octet-stream';
  return mime;
}

/** Tells whether the beginning of a file is text in UTF-8. */
async function isText(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const head = buffer.subarray(0, bytesRead);
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !head.includes(0);
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
