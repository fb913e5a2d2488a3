import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { cookieOf, readCookie, writeSessionCookie } from './cookies.ts';

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

test('over https every cookie belongs to this host alone', () => {
  for (const role of ['sessionToken', 'callbackUrl', 'csrfToken', 'pkceCodeVerifier', 'state', 'nonce'] as const) {
    const { name, options } = cookieOf(role);
    expect(name).toMatch(/^__Host-recado\./);
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  }
  const line = writeSessionCookie('token', new Date(0));
  expect(line).toBe(
    '__Host-recado.session=token; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
  );
});

test('on this machine cookies go over http, and are never readable by scripts either', () => {
  appAt('http://localhost:3000');
  expect(writeSessionCookie('token', new Date(0))).toMatch(/^recado\.session=token; .*HttpOnly; SameSite=Lax$/);
});

test.each([
  ['a=1; b=2', 'b', '2'],
  [' b = 2 ', 'b', '2'],
  ['xb=1; b=2=3', 'b', '2=3'],
  ['b', 'b', null],
  ['=2; c=1', 'b', null],
  [null, 'b', null],
])('in “%s” the cookie %s is %s', (header, name, value) => {
  expect(readCookie(header, name)).toBe(value);
});
