import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { baseEnv, forgetEnv } from '#/env/base.ts';
import { forgetWebEnv } from '#/env/web.ts';
import { withIdentity } from '../db/doors.ts';
import { account, session, user } from '../db/schema/identity.ts';
import { answerAuth } from './answer-auth.ts';
import { readSession } from './session.ts';
import { TestBrowser } from './testing/browser.ts';
import { startIssuer } from './testing/local-issuer.ts';
import { tokenHash } from './token-hash.ts';

const app = 'http://localhost:3000';
const sessionCookie = 'recado.session';
const callback = `${app}/api/auth/callback/oidc`;
let issuer: Awaited<ReturnType<typeof startIssuer>>;

beforeAll(async () => {
  issuer = await startIssuer(callback);
  Object.assign(process.env, {
    APP_URL: app,
    LOG_LEVEL: 'silent',
    AUTH_OIDC_ID: issuer.clientId,
    AUTH_OIDC_SECRET: issuer.clientSecret,
    AUTH_OIDC_ISSUER: issuer.issuer,
  });
  forgetEnv();
  forgetWebEnv();
  expect(baseEnv().APP_URL).toBe(app);
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  await withIdentity((tx) => tx.delete(user));
});

const makeBrowser = () =>
  new TestBrowser(app, (request) => answerAuth(request, new URL(request.url).pathname.split('/').slice(3)));

/** Presses the button: answers where the provider is asked. */
async function begin(browser: TestBrowser, returnTo = '/w/acme'): Promise<Response> {
  const { csrfToken } = (await (await browser.ask(`${app}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, callbackUrl: returnTo });
  return browser.ask(`${app}/api/auth/signin/oidc`, { method: 'POST', body });
}

/** Goes through the provider: answers the address with which it sends the browser back. */
async function goThrough(browser: TestBrowser, returnTo?: string): Promise<string> {
  const asked = await begin(browser, returnTo);
  return browser.follow(asked, app, (url) => url.startsWith(callback));
}

/** The whole way in. */
async function signIn(browser: TestBrowser, returnTo?: string): Promise<Response> {
  return browser.ask(await goThrough(browser, returnTo));
}

const tokenOf = (browser: TestBrowser) => browser.cookiesOf(app).get(sessionCookie);
const rows = () =>
  withIdentity(async (tx) => ({
    users: await tx.select().from(user),
    accounts: await tx.select().from(account),
    sessions: await tx.select().from(session),
  }));
const who = (browser: TestBrowser) =>
  readSession(new Headers({ cookie: `${sessionCookie}=${tokenOf(browser) ?? ''}` }));

test('somebody signs in, and the database holds only a hash of their token and nothing of the provider’s', async () => {
  issuer.is({ sub: 'ana', name: 'Ana', email: 'Ana@Example.com', email_verified: true });
  const browser = makeBrowser();
  const done = await signIn(browser);
  expect(done.headers.get('location')).toBe(`${app}/w/acme`);
  const cookie = done.headers.getSetCookie().find((line) => line.startsWith(sessionCookie)) ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(await who(browser)).toMatchObject({ name: 'Ana', email: 'ana@example.com' });
  const { users, accounts, sessions } = await rows();
  expect(users).toMatchObject([{ email: 'ana@example.com', emailVerified: expect.any(Date) }]);
  expect(accounts).toMatchObject([{ provider: 'oidc', providerAccountId: 'ana' }]);
  expect(sessions).toMatchObject([{ tokenHash: tokenHash(tokenOf(browser) ?? '') }]);
  expect(JSON.stringify({ users, accounts, sessions })).not.toContain(tokenOf(browser));
});

test('the provider is asked with PKCE, state and nonce', async () => {
  const location = new URL((await begin(makeBrowser())).headers.get('location') ?? '');
  expect(location.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(location.searchParams.get(name)).toMatch(/.{20,}/);
  expect(location.searchParams.get('redirect_uri')).toBe(callback);
});

test('signing in again gives a new session and ends the one before', async () => {
  const browser = makeBrowser();
  await signIn(browser);
  const first = tokenOf(browser);
  await signIn(browser);
  expect(tokenOf(browser)).not.toBe(first);
  const { users, sessions } = await rows();
  expect(users).toHaveLength(1);
  expect(sessions.map(({ tokenHash: hash }) => hash)).toEqual([tokenHash(tokenOf(browser) ?? '')]);
});

test('a session that somebody planted is not taken over: nothing is linked to it, and it ends', async () => {
  issuer.is({ sub: 'mallory', name: 'Mallory', email: 'mallory@example.com' });
  const attacker = makeBrowser();
  await signIn(attacker);
  issuer.is({ sub: 'victim', name: 'Victim', email: 'victim@example.com' });
  const victim = makeBrowser();
  victim.cookiesOf(app).set(sessionCookie, tokenOf(attacker) ?? '');
  await signIn(victim);
  expect(await who(victim)).toMatchObject({ name: 'Victim' });
  expect(await who(attacker)).toBeNull();
  expect((await rows()).users).toHaveLength(2);
});

test('the same address under another subject is another person', async () => {
  issuer.is({ sub: 'one', name: 'One', email: 'same@example.com', email_verified: true });
  await signIn(makeBrowser());
  issuer.is({ sub: 'two', name: 'Two', email: 'same@example.com', email_verified: false });
  const second = makeBrowser();
  await signIn(second);
  expect(await who(second)).toMatchObject({ name: 'Two' });
  const { users } = await rows();
  expect(users.map(({ name, emailVerified }) => [name, emailVerified !== null])).toEqual([
    ['One', true],
    ['Two', false],
  ]);
});

test('a known person’s address follows the provider', async () => {
  issuer.is({ sub: 'ana', email: 'old@example.com', email_verified: true });
  await signIn(makeBrowser());
  issuer.is({ sub: 'ana', email: 'new@example.com', email_verified: false });
  await signIn(makeBrowser());
  expect((await rows()).users).toMatchObject([{ email: 'new@example.com', emailVerified: null }]);
});

test.each([
  ['without the state cookie', 'recado.state', null],
  ['without the PKCE cookie', 'recado.pkce', null],
  ['without the nonce cookie', 'recado.nonce', null],
  ['with a state cookie of our own making', 'recado.state', 'eyJhbGciOiJub25lIn0..x'],
])('coming back %s is refused', async (_what, name, value) => {
  const browser = makeBrowser();
  const back = await goThrough(browser);
  if (value === null) browser.cookiesOf(app).delete(name);
  else browser.cookiesOf(app).set(name, value);
  await refused(browser, back);
});

test.each(['recado.state', 'recado.pkce', 'recado.nonce'])(
  'coming back with another attempt’s %s is refused',
  async (name) => {
    const [browser, other] = [makeBrowser(), makeBrowser()];
    const back = await goThrough(browser);
    await begin(other);
    browser.cookiesOf(app).set(name, other.cookiesOf(app).get(name) ?? '');
    await refused(browser, back);
  },
);

test.each([
  ['a changed state', 'state', 'x'],
  ['no state', 'state', null],
  ['the name of another issuer', 'iss', 'https://evil.test'],
  ['a changed code', 'code', 'x'],
  ['no code', 'code', null],
])('coming back with %s is refused', async (_what, name, value) => {
  const browser = makeBrowser();
  const back = new URL(await goThrough(browser));
  if (value === null) back.searchParams.delete(name);
  else back.searchParams.set(name, value);
  await refused(browser, back.href);
});

test('an answer of the provider is good once', async () => {
  const browser = makeBrowser();
  const back = await goThrough(browser);
  const cookies = new Map(browser.cookiesOf(app));
  await browser.ask(back);
  const thief = makeBrowser();
  thief.cookies.set(app, cookies);
  await refused(thief, back);
});

/** Nobody gets in that way, and nobody is made. */
async function refused(browser: TestBrowser, back: string): Promise<void> {
  const { users } = await rows();
  const answer = await browser.ask(back);
  expect(answer.headers.get('location')).toContain('error=OAuthCallback');
  expect(tokenOf(browser)).toBeUndefined();
  expect((await rows()).users).toHaveLength(users.length);
}

test.each(['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)'])(
  'nobody is sent on to %s',
  async (returnTo) => {
    const browser = makeBrowser();
    const asked = await begin(browser, returnTo);
    if (!asked.headers.get('location')?.startsWith(issuer.issuer)) return expect(tokenOf(browser)).toBeUndefined();
    const back = await browser.follow(asked, app, (url) => url.startsWith(callback));
    const done = await browser.ask(back);
    expect(new URL(done.headers.get('location') ?? '').origin).toBe(app);
  },
);

test('a sign-in without the form’s proof is not begun', async () => {
  const answer = await makeBrowser().ask(`${app}/api/auth/signin/oidc`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken: 'made-up' }),
  });
  expect(answer.headers.get('location')).not.toContain(issuer.issuer);
});

test('a form of another site begins nothing', async () => {
  const browser = makeBrowser();
  const { csrfToken } = (await (await browser.ask(`${app}/api/auth/csrf`)).json()) as { csrfToken: string };
  const cookie = [...browser.cookiesOf(app)].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = new Request(`${app}/api/auth/signin/oidc`, {
    method: 'POST',
    headers: { cookie, origin: 'https://evil.test' },
    body: new URLSearchParams({ csrfToken }),
  });
  expect((await answerAuth(request, ['signin', 'oidc'])).status).toBe(403);
});

test('tries from one place are counted', async () => {
  process.env.TRUSTED_PROXIES = '1';
  forgetWebEnv();
  const statuses: number[] = [];
  for (let i = 0; i < 32; i++) {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const answer = await answerAuth(new Request(callback, { headers }), ['callback', 'oidc']);
    statuses.push(answer.status);
  }
  const other = await answerAuth(new Request(callback, { headers: { 'x-forwarded-for': '203.0.113.10' } }), [
    'callback',
    'oidc',
  ]);
  delete process.env.TRUSTED_PROXIES;
  forgetWebEnv();
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  expect(other.status).toBe(302);
});

test('signing out ends the session everywhere', async () => {
  const browser = makeBrowser();
  await signIn(browser);
  const token = tokenOf(browser) ?? '';
  const { csrfToken } = (await (await browser.ask(`${app}/api/auth/csrf`)).json()) as { csrfToken: string };
  await browser.ask(`${app}/api/auth/signout`, { method: 'POST', body: new URLSearchParams({ csrfToken }) });
  expect(tokenOf(browser)).toBeUndefined();
  expect((await rows()).sessions).toEqual([]);
  expect(await readSession(new Headers({ cookie: `${sessionCookie}=${token}` }))).toBeNull();
});

test.each([
  ['POST', '_log'],
  ['POST', 'session'],
  ['POST', 'callback/oidc'],
  ['GET', 'verify-request'],
  ['GET', 'nonsense'],
  ['DELETE', 'session'],
])('%s %s is closed', async (method, path) => {
  const answer = await makeBrowser().ask(`${app}/api/auth/${path}`, { method });
  expect(answer.status).toBe(404);
});
