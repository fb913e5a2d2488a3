import { UserError } from '#/lib/errors.ts';
import { requestActor } from '../auth/request-actor.ts';
import { errorResponse } from '../error-response.ts';
import { blobKey, blobs } from './blobs.ts';
import { readRange } from './byte-range.ts';
import { findAsset } from './find-asset.ts';

/** Types that a page may show in place; anything else is a download. */
const shown = /^(image\/(jpeg|png|webp|gif)|audio\/(aac|amr|mpeg|mp4|ogg)|video\/(mp4|3gpp))$/;

/** Gives a file to a member of its workspace. Nothing in it can run, and nobody in between keeps it. */
export async function answerDownload(request: Request, workspace: string, id: string): Promise<Response> {
  try {
    const actor = await requestActor(request, workspace);
    const asset = await findAsset.call(actor, { id });
    const range = readRange(request.headers.get('range'), asset.bytes);
    const headers = new Headers({
      'content-type': asset.mime === 'text/plain' ? 'text/plain; charset=utf-8' : asset.mime,
      'content-disposition': disposition(asset.mime, asset.name),
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
    });
    if (range === 'beyond') {
      headers.set('content-range', `bytes */${asset.bytes}`);
      return new Response(null, { status: 416, headers });
    }
    const part = range === 'whole' ? undefined : range;
    const content = await blobs().open(blobKey(asset.workspaceId, asset.id), part);
    if (!content) throw new UserError('not-found');
    headers.set('content-length', String(part ? part.end - part.start + 1 : asset.bytes));
    if (part) headers.set('content-range', `bytes ${part.start}-${part.end}/${asset.bytes}`);
    return new Response(content, { status: part ? 206 : 200, headers });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}

function disposition(mime: string, name: string | null): string {
  const how = shown.test(mime) ? 'inline' : 'attachment';
  if (!name) return how;
  const plain = name.replace(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
