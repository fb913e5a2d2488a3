import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { config, proxy } from './proxy.ts';

const env = { ...process.env };
function appAt(url: string) {
  Object.assign(process.env, { DATABASE_URL: 'postgres://x', ENCRYPTION_KEY: 'k'.repeat(32), APP_URL: url });
  forgetEnv();
}
beforeEach(() => appAt('https://recado.example'));
afterEach(() => {
  process.env = { ...env };
  forgetEnv();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://recado.example${path}`, { headers }));

test('every page gets a policy with a nonce of its own, and nobody keeps the page', () => {
  const [one, two] = [ask('/w/acme/flows'), ask('/w/acme/flows')].map((response) => ({
    policy: response.headers.get('content-security-policy') ?? '',
    kept: response.headers.get('cache-control'),
  }));
  expect(one?.policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'/);
  expect(one?.policy).toContain("frame-ancestors 'none'");
  expect(one?.policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  expect(one?.policy).not.toBe(two?.policy);
  expect(one?.kept).toBe('private, no-store');
});

test('the page is told the nonce of its policy, whatever the browser says', () => {
  const response = ask('/', { 'x-nonce': 'mine', 'content-security-policy': "script-src 'unsafe-inline'" });
  const nonce = response.headers.get('x-middleware-request-x-nonce');
  expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(
    response.headers.get('content-security-policy'),
  );
  expect(nonce).not.toBe('mine');
});

test('a call of a server action finds nothing, in whichever way it is made', () => {
  expect(ask('/', { 'next-action': '0'.repeat(40) }).status).toBe(404);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const body = ['PUT', 'POST', 'PATCH'].includes(method) ? 'name="$ACTION_ID_0"' : null;
    expect(proxy(new NextRequest('https://recado.example/', { method, body })).status).toBe(404);
  }
});

test('an invitation’s page tells no other site where it was', () => {
  expect(ask('/join').headers.get('referrer-policy')).toBe('no-referrer');
  expect(ask('/sign-in').headers.get('referrer-policy')).toBeNull();
});

test('over https the browser is asked to stay there', () => {
  expect(ask('/').headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
  expect(ask('/').headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  appAt('http://localhost:3000');
  expect(ask('/').headers.get('strict-transport-security')).toBeNull();
  expect(ask('/').headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
});

test('the API streams its own bodies and never passes here', () => {
  const passes = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
  for (const path of ['/', '/w/acme/flows', '/join', '/apicultura']) expect(passes(path)).toBe(true);
  for (const path of ['/api/w/acme/media', '/api/trpc/acme/flow.list', '/_next/static/x.js'])
    expect(passes(path)).toBe(false);
});
