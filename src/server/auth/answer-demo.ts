import { UserError } from '#/lib/errors.ts';
import { errorResponse } from '../error-response.ts';
import { readJson } from '../read-json.ts';
import { writeSessionCookie } from './cookies.ts';
import { demoOpen } from './demo-mode.ts';
import { demoInput, demoSignIn } from './demo-sign-in.ts';

/** Answers the demo sign-in; outside of demo mode it does not exist. */
export async function answerDemo(request: Request): Promise<Response> {
  try {
    if (!demoOpen(request.headers)) throw new UserError('not-found');
    const { token, expires, workspace } = await demoSignIn(await readJson(request, demoInput));
    const headers = { 'set-cookie': writeSessionCookie(token, expires), 'cache-control': 'no-store' };
    return Response.json({ workspace }, { headers });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
