import { UserError } from '#/lib/errors.ts';
import { errorStatus } from './error-status.ts';
import { log } from './log.ts';
import { shownError } from './shown-error.ts';

/** Answers a thrown value over HTTP; what we did not foresee is logged and told as such. */
export function errorResponse(thrown: unknown): Response {
  const status = errorStatus(thrown);
  if (status === 500) log('error', 'request failed', { error: thrown });
  const headers: HeadersInit = { 'cache-control': 'no-store' };
  if (status === 503 || (thrown instanceof UserError && thrown.code === 'too-many-requests'))
    headers['retry-after'] = '5';
  return Response.json({ error: shownError(thrown) }, { status, headers });
}
