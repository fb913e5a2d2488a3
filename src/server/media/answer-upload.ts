import { UserError } from '#/lib/errors.ts';
import { requestActor } from '../auth/request-actor.ts';
import { isSameOrigin } from '../auth/same-origin.ts';
import { errorResponse } from '../error-response.ts';
import { mayUpload, recordUpload } from './record-upload.ts';
import { maxAssetBytes, storeBlob } from './store-asset.ts';

/**
 * Takes a file: the body is its content, the content type says what it is, `?name=` how it is called. Answers what was
 * stored. A form of another site cannot send this: the origin is checked, and plain form types are refused.
 */
export async function answerUpload(request: Request, workspace: string): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) throw new UserError('forbidden');
    const actor = await requestActor(request, workspace);
    const { workspaceId } = await mayUpload.call(actor, {});
    const megabytes = Math.floor(maxAssetBytes / 1024 / 1024);
    if (Number(request.headers.get('content-length') ?? 0) > maxAssetBytes) {
      throw new UserError('media-too-large', { megabytes });
    }
    if (!request.body) throw new UserError('media-type');
    const claim = {
      mime: request.headers.get('content-type') ?? '',
      name: new URL(request.url).searchParams.get('name'),
    };
    const source = request.body as unknown as AsyncIterable<Uint8Array>;
    const stored = await storeBlob(workspaceId, source, claim, true);
    return Response.json(await recordUpload.call(actor, stored), { headers: { 'cache-control': 'no-store' } });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
