import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { isSameOrigin, saysJson } from './same-origin.ts';

const env = { ...process.env };
function appAt(url: string) {
  process.env.APP_URL = url;
  forgetEnv();
}
beforeEach(() => {
  Object.assign(process.env, { DATABASE_URL: 'postgres://x', ENCRYPTION_KEY: 'k'.repeat(32) });
  appAt('https://recado.example');
});
afterEach(() => {
  process.env = { ...env };
  forgetEnv();
});

const same = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));

test('our own pages may change things', () => {
  expect(same({ origin: 'https://recado.example', 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(same({ origin: 'https://recado.example' })).toBe(true);
  expect(same({ 'sec-fetch-site': 'same-origin' })).toBe(true);
});

test.each<Record<string, string>>([
  {},
  { origin: 'null' },
  { origin: '' },
  { origin: 'https://evil.test' },
  { origin: 'http://recado.example' },
  { origin: 'https://recado.example:8443' },
  { origin: 'https://recado.example.evil.test' },
  { origin: 'https://recado.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://recado.example', 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'cross-site' },
  { host: 'recado.example' },
])('%o may not', (headers) => {
  expect(same(headers)).toBe(false);
});

test('this machine is known by all of its names, on its own port', () => {
  appAt('http://localhost:3000');
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    expect(same({ origin: `http://${host}` })).toBe(true);
  for (const host of ['localhost:3001', 'localhost', 'evil.test:3000'])
    expect(same({ origin: `http://${host}` })).toBe(false);
});

test('only a body announced as JSON is read as JSON', () => {
  const says = (type: string) => saysJson(new Headers({ 'content-type': type }));
  expect(says('application/json')).toBe(true);
  expect(says('Application/JSON; charset=utf-8')).toBe(true);
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain; application/json',
    '',
  ]) {
    expect(says(type)).toBe(false);
  }
});
