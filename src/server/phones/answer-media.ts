import { requestActor } from '../auth/request-actor.ts';
import { errorResponse } from '../error-response.ts';
import { getMedia } from './get-media.ts';

/** Types that a screen shows in place; anything else is a download. */
const shown = /^(image\/(jpeg|png|webp|gif)|audio\/(aac|amr|mpeg|mp4|ogg)|video\/(mp4|3gpp))$/;

/** Gives a file of a simulated chat to a member of its workspace. Nothing in it can run, and nobody in between keeps it. */
export async function answerMedia(
  request: Request,
  workspace: string,
  key: { channelId: string; id: string; media: string },
): Promise<Response> {
  try {
    const { mime, bytes } = await getMedia.call(await requestActor(request, workspace), key);
    const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': shown.test(type) ? type : 'application/octet-stream',
        'content-disposition': shown.test(type) ? 'inline' : 'attachment',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
