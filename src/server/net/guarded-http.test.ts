import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HttpRequest } from '#/lib/http.ts';
import { type GuardParts, makeGuardedHttp } from './guarded-http.ts';
import { judgeAddress } from './judge-address.ts';

let hits: { method: string; url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
const decoy = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  hits.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
  const url = new URL(request.url ?? '/', 'http://decoy');
  const to = url.searchParams.get('to');
  if (to !== null)
    response
      .writeHead(Number(url.searchParams.get('status') ?? 302), { location: Buffer.from(to).toString('latin1') })
      .end();
  else if (url.pathname === '/large') response.end(Buffer.alloc(1_500_000));
  else if (url.pathname === '/lying') {
    response.writeHead(200, { 'content-length': '2000000' });
    response.end();
  } else response.end('decoy');
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => decoy.listen(0, '127.0.0.1', resolve));
  ({ port } = decoy.address() as AddressInfo);
});
afterAll(() => {
  decoy.closeAllConnections();
  decoy.close();
});
beforeEach(() => {
  hits = [];
});

const resolvesTo = (addresses: string[]) => async () =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

function guard(parts: Partial<GuardParts> = {}) {
  return makeGuardedHttp({
    judge: judgeAddress,
    resolve: resolvesTo(['127.0.0.1']),
    ports: [80, 443, port],
    allowedHosts: [],
    ...parts,
  });
}

/** A guard that takes the decoy for a public server, to look at everything else. */
const lenient = (parts: Partial<GuardParts> = {}) =>
  guard({ judge: (address) => (address === '127.0.0.1' ? 'public' : judgeAddress(address)), ...parts });

const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 2_000,
  ...more,
});

const loopback = ['127.0.0.1', '127.0.0.2', '127.1.2.3', '127.255.255.254', '0.0.0.0'];

/** The ways to write an IPv4 address that a URL parser takes. */
function spellings(address: string): string[] {
  const bytes = address.split('.').map(Number) as [number, number, number, number];
  const [a, b, c, d] = bytes;
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const low = (b << 16) | (c << 8) | d;
  const hex = (n: number) => `0x${n.toString(16)}`;
  const octal = (n: number) => `0${n.toString(8)}`;
  const [high16, low16] = [(whole >>> 16).toString(16), (whole & 0xffff).toString(16)];
  return [
    address,
    `${address}.`,
    bytes.map(hex).join('.'),
    bytes.map(octal).join('.'),
    bytes.map((n) => `0000${n.toString(8)}`).join('.'),
    `${whole}`,
    hex(whole),
    hex(whole).toUpperCase().replace('0X', '0x'),
    octal(whole),
    `${a}.${low}`,
    `${a}.${b}.${(c << 8) | d}`,
    `${hex(a)}.${low}`,
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    [...address].map((char) => (/\d/.test(char) ? String.fromCodePoint(0xff10 + Number(char)) : char)).join(''),
    address.replaceAll('.', '。'),
    address.replace(/^\d/, (char) => `%3${char}`),
    `[::ffff:${address}]`,
    `[::ffff:${high16}:${low16}]`,
    `[0:0:0:0:0:ffff:${high16}:${low16}]`,
    `[::${address}]`,
    `[64:ff9b::${high16}:${low16}]`,
    `[2002:${high16}:${low16}::]`,
  ];
}

const names = ['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', 'metadata.google.internal', 'rebind.test'];
const literals = [...loopback.flatMap(spellings), '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::0001]', '0', '127.1'];
const direct = [...literals, ...names];

test('the decoy is there to be found', async () => {
  const answer = await lenient()(ask(`http://127.0.0.1:${port}/`));
  expect(new TextDecoder().decode(answer.body)).toBe('decoy');
  expect(hits).toHaveLength(1);
});

test.each(direct)('http://%s is blocked', async (host) => {
  await expect(guard()(ask(`http://${host}:${port}/`))).rejects.toMatchObject({ reason: 'blocked', sent: false });
  expect(hits).toEqual([]);
});

/** A guard that lets through exactly one name, which leads to the decoy; from there on everything is judged for real. */
const redirecting = () =>
  guard({
    judge: (address) => (address === '127.0.0.1' ? 'private' : judgeAddress(address)),
    allowedHosts: ['first.test'],
  });

test.each(direct)('a redirect to http://%s is blocked', async (host) => {
  const to = encodeURIComponent(`http://${host}:${port}/secret`);
  await expect(redirecting()(ask(`http://first.test:${port}/?to=${to}`))).rejects.toMatchObject({
    reason: 'blocked',
    sent: true,
  });
  expect(hits.map(({ url }) => url)).not.toContain('/secret');
  expect(hits).toHaveLength(1);
});

test.each([
  ['one private among public addresses', ['8.8.8.8', '10.0.0.5']],
  ['one loopback among public addresses', ['8.8.8.8', '127.0.0.1']],
  ['only IPv6, private', ['fd12::1']],
  ['a metadata service', ['169.254.169.254']],
  ['an address that wraps another', ['64:ff9b::7f00:1']],
  ['nothing', []],
])('a name with %s is blocked before connecting', async (_what, addresses) => {
  const refused = guard({ resolve: resolvesTo(addresses) })(ask(`http://some.test:${port}/`));
  await expect(refused).rejects.toMatchObject({ reason: 'blocked', sent: false });
});

test('a name that changes its address between two requests is judged each time', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  const client = lenient({ resolve: async () => resolvesTo(answers.shift() ?? [])() });
  await client(ask(`http://rebind.test:${port}/?to=`, { headers: { accept: '*/*' } })).catch(() => {});
  decoy.closeAllConnections();
  await expect(client(ask(`http://rebind.test:${port}/`))).rejects.toMatchObject({ reason: 'blocked' });
});

test.each([
  ...['file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://127.0.0.1/', 'data:text/plain,hi', 'blob:http://a/b'],
  ...['unix:/var/run/x.sock', 'javascript:alert(1)', 'ws://127.0.0.1/', 'http://', '//127.0.0.1/', '', 'not a url'],
])('%s is no address to fetch', async (url) => {
  await expect(lenient()(ask(url))).rejects.toMatchObject({ reason: 'blocked', sent: false });
});

test.each([22, 25, 5432, 6379, 8080])('port %i is refused', async (wrong) => {
  await expect(lenient({ ports: [80, 443] })(ask(`http://127.0.0.1:${wrong}/`))).rejects.toMatchObject({
    reason: 'blocked',
  });
});

test.each(['user@', 'user:secret@', '8.8.8.8@', ':@'])(
  'an address with “%s” before its host is refused',
  async (who) => {
    const refused = guard()(ask(`http://${who}127.0.0.1:${port}/`));
    await expect(refused).rejects.toMatchObject({ reason: 'blocked' });
    expect(hits).toEqual([]);
  },
);

test.each([
  ['Host', 'other.test'],
  ['Transfer-Encoding', 'chunked'],
  ['Connection', 'upgrade'],
  ['Content-Length', '5'],
  ['Proxy-Authorization', 'x'],
  ['X-Fine', 'a\r\nInjected: 1'],
  ['X-Fi\nne', 'a'],
])('B55: the header %s is refused', async (name, value) => {
  const refused = lenient()(ask(`http://127.0.0.1:${port}/`, { headers: { [name]: value } }));
  await expect(refused).rejects.toMatchObject({ reason: 'blocked', sent: false });
});

test('the operator may open exact private hosts, and only those', async () => {
  const asPrivate = (address: string) => (address === '127.0.0.1' ? 'private' : judgeAddress(address));
  const client = guard({ judge: asPrivate, allowedHosts: ['erp.test'], ports: [port] });
  expect((await client(ask(`http://erp.test:${port}/`))).status).toBe(200);
  await expect(client(ask(`http://other.test:${port}/`))).rejects.toMatchObject({ reason: 'blocked' });
  await expect(client(ask(`http://erp.test.evil.test:${port}/`))).rejects.toMatchObject({ reason: 'blocked' });
  const withPort = guard({ judge: asPrivate, allowedHosts: [`erp.test:${port}`], ports: [80, 443] });
  expect((await withPort(ask(`http://erp.test:${port}/`))).status).toBe(200);
});

test('loopback stays closed even for an allowed host', async () => {
  const client = guard({ allowedHosts: ['erp.test', '127.0.0.1', 'localhost'] });
  for (const host of ['erp.test', '127.0.0.1', 'localhost']) {
    await expect(client(ask(`http://${host}:${port}/`))).rejects.toMatchObject({ reason: 'blocked' });
  }
  expect(hits).toEqual([]);
});

test('three redirects are followed, a fourth is not', async () => {
  const through = (times: number): string => (times === 0 ? '/end' : `/?to=${encodeURIComponent(through(times - 1))}`);
  const client = lenient();
  expect((await client(ask(`http://127.0.0.1:${port}${through(3)}`))).status).toBe(200);
  await expect(client(ask(`http://127.0.0.1:${port}${through(4)}`))).rejects.toMatchObject({ reason: 'blocked' });
});

test('B55: credentials and bodies do not follow a redirect to another host', async () => {
  const to = encodeURIComponent(`http://elsewhere.test:${port}/end`);
  const headers = { Authorization: 'Bearer x', 'X-Api-Key': 'y', Cookie: 'z', Accept: 'a/b' };
  const post = { method: 'POST', body: '{}', headers };
  await lenient()(ask(`http://127.0.0.1:${port}/?to=${to}`, post));
  const [, last] = hits;
  expect(last).toMatchObject({ method: 'GET', body: '' });
  expect(last?.headers).not.toHaveProperty('authorization');
  expect(last?.headers).not.toHaveProperty('x-api-key');
  expect(last?.headers).not.toHaveProperty('cookie');
  expect(last?.headers).toHaveProperty('accept', 'a/b');
  await expect(lenient()(ask(`http://127.0.0.1:${port}/?status=307&to=${to}`, post))).rejects.toMatchObject({
    reason: 'blocked',
  });
});

test('a redirect within the host keeps method, body and headers where HTTP says so', async () => {
  const headers = { authorization: 'Bearer x' };
  await lenient()(ask(`http://127.0.0.1:${port}/?status=307&to=/end`, { method: 'POST', body: '{}', headers }));
  expect(hits[1]).toMatchObject({ method: 'POST', body: '{}', headers: { authorization: 'Bearer x' } });
});

test.each(['/large', '/lying'])('an answer above 1 MB is cut off (%s)', async (path) => {
  const refused = lenient()(ask(`http://127.0.0.1:${port}${path}`, { maxBytes: 50_000_000 }));
  await expect(refused).rejects.toMatchObject({ reason: 'too-large' });
});

test('a failure tells nothing of what was found inside', async () => {
  const refused = lenient({ ports: [80, 443, 1] })(ask('http://127.0.0.1:1/'));
  await expect(refused).rejects.toMatchObject({ reason: 'unreachable', message: 'unreachable', cause: undefined });
});
