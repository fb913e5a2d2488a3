import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { UserError } from '#/lib/errors.ts';
import { nestsTooDeep } from '#/lib/json.ts';
import { writeSessionCookie } from '#/server/auth/cookies.ts';
import { isSameOrigin, saysJson } from '#/server/auth/same-origin.ts';
import { errorStatus } from '#/server/error-status.ts';
import { log } from '#/server/log.ts';
import { readBody } from '#/server/net/read-body.ts';
import { shownError } from '#/server/shown-error.ts';
import { readContext } from './context.ts';
import { type Context, toErrorShape } from './init.ts';
import { appRouter } from './router.ts';

/** The largest flow, and room for what stands around it. */
const maxBodyBytes = 3 * 1024 * 1024;

/** Time for a slow line to bring the largest body. */
const maxBodyMs = 60_000;

/** The most procedures that one request may call. */
const maxCalls = 50;

/** Answers a tRPC request for one workspace (`-`: none). */
export async function answerTrpc(request: Request, workspace: string): Promise<Response> {
  try {
    const checked = await checkRequest(request);
    const context = await readContext(request.headers, workspace);
    return await fetchRequestHandler({
      endpoint: `/api/trpc/${workspace}`,
      req: checked,
      router: appRouter,
      createContext: (): Context => context,
      responseMeta: () => ({ headers: headersFor(context) }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') {
          log('error', 'procedure failed', { path, error: error.cause ?? error });
        }
      },
    });
  } catch (thrown) {
    return refusal(thrown);
  }
}

/** What went wrong before tRPC saw the request, in its shape: its client takes one error for each call of a batch. */
function refusal(thrown: unknown): Response {
  const status = errorStatus(thrown);
  if (status === 500) log('error', 'request failed', { error: thrown });
  const error = toErrorShape(shownError(thrown), status, status >= 500 ? -32603 : -32600);
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } });
}

/** Refuses what no page of ours would send, before anything looks at it. */
async function checkRequest(request: Request): Promise<Request> {
  const url = new URL(request.url);
  if (url.pathname.split(',').length > maxCalls) throw new UserError('invalid-input');
  if (request.method !== 'POST') {
    if (nestsTooDeep(url.searchParams.get('input') ?? '')) throw new UserError('invalid-input');
    return request;
  }
  if (!isSameOrigin(request.headers)) throw new UserError('forbidden');
  if (!saysJson(request.headers)) throw new UserError('invalid-input');
  const body = await readBody(request, maxBodyBytes, maxBodyMs);
  if (nestsTooDeep(new TextDecoder().decode(body))) throw new UserError('invalid-input');
  return new Request(request.url, { method: 'POST', headers: request.headers, body, signal: request.signal });
}

function headersFor({ session }: Context): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (session?.renewed) {
    headers.append('set-cookie', writeSessionCookie(session.renewed.token, session.renewed.expires));
  }
  return headers;
}
