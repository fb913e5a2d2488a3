import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from '../rig/fixtures.ts';

const upgrade =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13';

/** Writes a request as it stands; answers the first line of the answer, empty when the connection was just closed. */
function raw(origin: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect(Number(new URL(origin).port), 'localhost', () => socket.write(text));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      said += String(chunk);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said.split('\r\n')[0] ?? ''));
  });
}

test('no request is passed on to another server, in whichever form it names one', async ({ demo }) => {
  let reached = 0;
  const decoy = http.createServer((_request, response) => {
    reached += 1;
    response.end();
  });
  decoy.on('upgrade', (_request, socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => decoy.listen(0, '127.0.0.1', resolve));
  const there = `127.0.0.1:${(decoy.address() as AddressInfo).port}`;
  for (const line of [`GET http://${there}/`, `GET //${there}/`, `GET @${there}/`, `CONNECT ${there}`]) {
    for (const more of ['Connection: close', upgrade]) {
      expect(await raw(demo.url, `${line} HTTP/1.1\r\nHost: x\r\n${more}\r\n\r\n`)).not.toMatch(/^HTTP\/1.1 [25]/);
    }
  }
  await fetch(`${demo.url}/_next/image?url=${encodeURIComponent(`http://${there}/`)}&w=64&q=75`);
  expect(reached).toBe(0);
  decoy.close();
});

test('pages are only read: nothing that calls an action or sends something gets further than the door', async ({
  request,
}) => {
  const action = { 'next-action': '0'.repeat(40) };
  for (const path of ['/', '/sign-in', '/w/nowhere/flows']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await request.fetch(path, { method })).status()).toBe(404);
    }
    expect((await request.post(path, { headers: action, data: '["$K1"]' })).status()).toBe(404);
    expect((await request.post(path, { multipart: { $ACTION_ID_0: 'x' } })).status()).toBe(404);
  }
});

test('a method that the framework cannot represent is refused', async ({ demo }) => {
  expect(await raw(demo.url, 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain(' 405 ');
});

test('headers that only our own proxy may set change nothing', async ({ request, demo }) => {
  const spoofed = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '127.0.0.1',
    'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
  };
  const page = await request.get('/w/nowhere/flows', { headers: spoofed, maxRedirects: 0 });
  expect([page.status(), page.headers().location]).toEqual([307, '/sign-in?returnTo=%2Fw%2Fnowhere%2Fflows']);
  expect(page.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  const auth = await request.get('/api/auth/signin', { headers: spoofed, maxRedirects: 0 });
  expect(auth.headers().location).toBe(`/sign-in?callbackUrl=${encodeURIComponent(demo.url)}`);
  expect((await auth.text()) + JSON.stringify(auth.headersArray())).not.toContain('evil.test');
});

test('no other site may read an answer, frame a page or have one kept', async ({ request, session, workspace }) => {
  const headers = { origin: 'https://evil.test', cookie: `${session.name}=${session.value}` };
  for (const path of [workspace.path, '/sign-in', '/api/health', `/api/trpc/${workspace.slug}/workspace.get`]) {
    const answer = await request.get(path, { headers });
    expect(answer.ok(), path).toBe(true);
    const said = answer.headers();
    expect(Object.keys(said).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(said['x-frame-options']).toBe('DENY');
    expect(said['cache-control']).toContain('no-store');
  }
});
