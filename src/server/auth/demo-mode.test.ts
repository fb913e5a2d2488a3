import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetWebEnv } from '#/env/web.ts';
import { demoOpen } from './demo-mode.ts';

const env = { ...process.env };
beforeEach(() => {
  process.env.AUTH_SECRET = 's'.repeat(32);
  forgetWebEnv();
});
afterEach(() => {
  process.env = { ...env };
  forgetWebEnv();
});

const open = (headers: Record<string, string>) => demoOpen(new Headers(headers));

/** What Next.js hands over of a request that came straight from this machine. */
const direct = {
  host: 'localhost:3000',
  'x-forwarded-host': 'localhost:3000',
  'x-forwarded-port': '3000',
  'x-forwarded-proto': 'http',
  'x-forwarded-for': '::ffff:127.0.0.1',
};

test.each(['localhost:3000', 'localhost', '127.0.0.1:3000', '[::1]:3000'])('it is open at %s', (host) => {
  expect(open({ host })).toBe(true);
  expect(open({ ...direct, host, 'x-forwarded-host': host })).toBe(true);
});

test.each([
  ['another host', { host: 'recado.example' }],
  ['a name that only begins like ours', { host: 'localhost.evil.test' }],
  ['no host', { host: '' }],
  ['a host with a name before it', { host: 'a@localhost' }],
  ['an address of the local network', { host: '192.168.1.5:3000' }],
  ['a tunnel that keeps the host', { ...direct, 'x-forwarded-for': '203.0.113.9' }],
  ['a tunnel that appends', { ...direct, 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }],
  ['a tunnel over https', { ...direct, 'x-forwarded-proto': 'https' }],
  ['a tunnel that names its host', { ...direct, 'x-forwarded-host': 'abc.tunnel.test' }],
  ['a standard proxy', { ...direct, forwarded: 'for=203.0.113.9' }],
  ['a content network', { ...direct, 'cf-connecting-ip': '203.0.113.9' }],
  ['an older proxy', { ...direct, via: '1.1 proxy' }],
  ['nginx', { ...direct, 'x-real-ip': '203.0.113.9' }],
])('it is closed for %s', (_what, headers) => {
  expect(open(headers)).toBe(false);
});

test('it is closed as soon as a provider is set up', () => {
  Object.assign(process.env, { AUTH_GITHUB_ID: 'a', AUTH_GITHUB_SECRET: 'b' });
  forgetWebEnv();
  expect(open(direct)).toBe(false);
});
