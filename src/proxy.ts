import { type NextRequest, NextResponse } from 'next/server';
import { baseEnv } from '#/env/base.ts';
import { isProduction } from '#/env/web.ts';
import { contentSecurityPolicy } from '#/server/net/security-headers.ts';

/** Gives every page its content security policy with a fresh nonce. Decides nothing about permissions. */
export function proxy(request: NextRequest): NextResponse {
  // pages are only read, and there are no server actions: whoever sends something is looking for a hole
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || request.headers.has('next-action')) return new NextResponse(null, { status: 404 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const https = baseEnv().APP_URL.startsWith('https://');
  const policy = contentSecurityPolicy(nonce, { development: !isProduction(), https });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.set('x-path', request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  if (https) response.headers.set('strict-transport-security', 'max-age=31536000');
  if (request.nextUrl.pathname === '/join') response.headers.set('referrer-policy', 'no-referrer');
  return response;
}

/** Pages only: files need no policy, and the API answers with its own headers and streams its own bodies. */
export const config = { matcher: ['/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)'] };
