import NextAuth from 'next-auth';
import { baseEnv } from '#/env/base.ts';
import { announceAppUrl } from '#/env/web.ts';
import { UserError } from '#/lib/errors.ts';
import { safeReturnTo } from '#/lib/return-to.ts';
import { errorResponse } from '../error-response.ts';
import { adapter } from './adapter.ts';
import { clientAddress } from './client-address.ts';
import { cookieOf, readCookie } from './cookies.ts';
import { limitTries } from './limit-tries.ts';
import { authOptions } from './options.ts';
import { isSameOrigin } from './same-origin.ts';

/** What of next-auth's own routes is open; its pages are ours, and nobody writes into our log from outside. */
const openActions: Record<string, readonly string[]> = {
  GET: ['providers', 'csrf', 'session', 'signin', 'callback', 'error', 'signout'],
  POST: ['signin', 'signout'],
};

/** Answers a request below `/api/auth`. */
export async function answerAuth(request: Request, path: readonly string[]): Promise<Response> {
  const [action = '', provider] = path;
  if (!openActions[request.method]?.includes(action)) return new Response(null, { status: 404 });
  try {
    if (request.method === 'POST' && !isSameOrigin(request.headers)) throw new UserError('forbidden');
    if (action === 'callback' || request.method === 'POST') await limitSignIn(request.headers);
    if (action === 'callback' && saysDenied(request)) return sendBack(request);
    return await passToNextAuth(request, action, provider);
  } catch (thrown) {
    return errorResponse(thrown);
  }
}

/** Tells whether the person said no at the provider. */
function saysDenied(request: Request): boolean {
  return new URL(request.url).searchParams.get('error') === 'access_denied';
}

/** Back to the sign-in page, which says why; next-auth would not tell this from a failure. */
function sendBack(request: Request): Response {
  const kept = readCookies(request)[cookieOf('callbackUrl').name];
  const query = new URLSearchParams({ error: 'Denied', returnTo: kept ? safeReturnTo(kept, baseEnv().APP_URL) : '/' });
  return new Response(null, { status: 302, headers: { location: `${baseEnv().APP_URL}/sign-in?${query}` } });
}

/** Counts sign-ins by where they come from; without a trusted proxy in front that is one place for all. */
async function limitSignIn(headers: Headers): Promise<void> {
  const who = clientAddress(headers);
  await limitTries({ what: 'sign-in', tries: who === 'anywhere' ? 300 : 30, seconds: 60 }, who);
}

/** Lets next-auth answer. Who signs in always gets a new session, and the one before ends. */
async function passToNextAuth(request: Request, action: string, provider: string | undefined): Promise<Response> {
  announceAppUrl();
  const cookies = readCookies(request);
  const session = cookieOf('sessionToken').name;
  const before = action === 'callback' ? cookies[session] : undefined;
  // a session that stands would swallow the sign-in: next-auth would add the new identity to it
  if (action === 'callback')
    for (const name of Object.keys(cookies)) if (name.startsWith(session)) delete cookies[name];
  const answer = new Answer();
  const app = new URL(baseEnv().APP_URL);
  await NextAuth(
    {
      method: request.method,
      headers: { host: app.host, 'x-forwarded-host': app.host, 'x-forwarded-proto': app.protocol.slice(0, -1) },
      cookies,
      body: await readForm(request),
      query: {
        ...(request.method === 'GET' ? Object.fromEntries(new URL(request.url).searchParams) : {}),
        nextauth: provider === undefined ? [action] : [action, provider],
      },
    } as never,
    answer as never,
    authOptions(),
  );
  const response = answer.finish();
  const gaveNew = response.headers.getSetCookie().some((line) => line.startsWith(`${session}=`));
  if (before && gaveNew) await adapter.deleteSession(before);
  return response;
}

function readCookies(request: Request): Record<string, string> {
  const header = request.headers.get('cookie');
  const names = (header ?? '').split(';').map((part) => part.slice(0, Math.max(part.indexOf('='), 0)).trim());
  return Object.fromEntries(
    names.filter(Boolean).map((name) => [name, decodeURIComponentSafely(readCookie(header, name) ?? '')]),
  );
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function readForm(request: Request): Promise<Record<string, string>> {
  if (request.method !== 'POST') return {};
  const text = await request.text();
  if (text.length > 16_384) return {};
  if (request.headers.get('content-type')?.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return {};
}

/** The part of a Node response that next-auth writes to, turned into a web response. */
class Answer {
  private code = 200;
  private readonly fields = new Map<string, string | string[]>();
  private content: string | null = null;

  status(code: number): this {
    this.code = code;
    return this;
  }
  getHeader(name: string) {
    return this.fields.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.fields.set(name.toLowerCase(), value);
    return this;
  }
  json(body: unknown): void {
    this.setHeader('content-type', 'application/json');
    this.content = JSON.stringify(body);
  }
  send(body: unknown): void {
    if (typeof body === 'object' && body !== null) this.json(body);
    else this.content = typeof body === 'string' ? body : null;
  }
  end(): void {}

  finish(): Response {
    const headers = new Headers({ 'cache-control': 'no-store' });
    for (const [name, value] of this.fields) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (name === 'set-cookie') headers.append(name, each);
        else headers.set(name, each);
      }
    }
    return new Response(this.content, { status: this.code, headers });
  }
}
