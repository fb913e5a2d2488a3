import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { UserError } from '#/lib/errors.ts';
import { requestActor } from '../auth/request-actor.ts';
import { isSameOrigin } from '../auth/same-origin.ts';
import { errorResponse } from '../error-response.ts';
import { blobs } from '../media/blobs.ts';
import { type Spooled, spoolFile } from '../media/spool-file.ts';
import { cleanFileName } from '../media/store-asset.ts';
import { detectEncoding } from './detect-encoding.ts';
import { importKey, maxImportBytes, removeImportFile } from './import-file.ts';
import { detectDelimiter, readSome } from './read-csv.ts';
import { mayImport, recordImport } from './record-import.ts';

/** How much of a file is looked at to see what it is, in bytes, and how many of its rows are shown. */
const looked = { bytes: 256 * 1024, rows: 5 } as const;

/** Columns that a file may have. */
const mostColumns = 500;

/**
 * Takes a file of contacts: the body is its content, `?name=` how it is called. Nothing is imported yet; what it looks like
 * is written down, and answered by its id. A form of another site cannot send this: the origin is checked.
 */
export async function answerImportUpload(request: Request, workspace: string): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) throw new UserError('forbidden');
    const actor = await requestActor(request, workspace);
    const { workspaceId } = await mayImport.call(actor, {});
    if (Number(request.headers.get('content-length') ?? 0) > maxImportBytes) throw new UserError('body-too-large');
    if (!request.body) throw new UserError('file-unreadable');
    const name = cleanFileName(new URL(request.url).searchParams.get('name')) ?? 'contacts.csv';
    const source = request.body as unknown as AsyncIterable<Uint8Array>;
    const answer = await spoolFile(source, maxImportBytes, async (spooled) => {
      const seen = await lookAt(spooled);
      const id = randomUUID();
      await blobs().put(importKey(workspaceId, id, spooled.hash), spooled.file, 'text/csv');
      const file = { id, name, hash: spooled.hash, bytes: spooled.bytes, ...seen };
      return recordImport.call(actor, file).catch(async (thrown) => {
        await removeImportFile(workspaceId, id, spooled.hash).catch(() => {});
        throw thrown;
      });
    });
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
  } catch (thrown) {
    const tooLarge = thrown instanceof UserError && thrown.code === 'media-too-large';
    return errorResponse(tooLarge ? new UserError('body-too-large') : thrown);
  }
}

/** What a file is and how it begins. Throws `file-unreadable` for what has no rows and columns. */
async function lookAt({ file, bytes }: Spooled) {
  const encoding = await detectEncoding(file);
  const handle = await open(file);
  const start = Buffer.alloc(Math.min(looked.bytes, bytes));
  await handle.read(start, 0, start.length, 0);
  await handle.close();
  const text = new TextDecoder(encoding).decode(start, { stream: true });
  // a text has none; a spreadsheet, a picture or a program has
  if (text.includes('\0')) throw new UserError('file-unreadable');
  const delimiter = detectDelimiter(text);
  const [header, ...sample] = readSome(text, delimiter, looked.rows + 1);
  if (!header || sample.length === 0 || header.length > mostColumns) throw new UserError('file-unreadable');
  return { encoding, delimiter, header, sample };
}
