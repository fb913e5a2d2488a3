import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { HttpRequest } from '#/lib/http.ts';
import { closeGraphPool, graphHttp } from './graph-http.ts';

const servers: net.Server[] = [];
afterEach(async () => {
  await closeGraphPool();
  for (const server of servers.splice(0)) server.close();
});

/** A server that does with each connection what it is told. */
async function serve(onConnection: (socket: net.Socket) => void): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0/1/messages`;
}

const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"a":1}',
  timeoutMs: 2_000,
  ...more,
});

test('an answer of any status is an answer', async () => {
  const url = await serve((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 500 Oh\r\ncontent-length: 2\r\nX-A: 1\r\n\r\n{}')),
  );
  const answer = await graphHttp(post(url));
  expect(answer.status).toBe(500);
  expect(answer.headers['x-a']).toBe('1');
  expect(new TextDecoder().decode(answer.body)).toBe('{}');
});

test('a file flows into its sink, a piece at a time and in order, and the last is taken before the answer', async () => {
  const file = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251));
  const url = await serve((socket) =>
    socket.once('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${file.length}\r\n\r\n`);
      socket.write(file);
    }),
  );
  const taken: Uint8Array[] = [];
  let under = 0;
  const sink = async (piece: Uint8Array) => {
    expect(++under).toBe(1);
    // whoever writes to a disk comes back later
    await new Promise((resolve) => setImmediate(resolve));
    under--;
    taken.push(Buffer.from(piece));
  };
  const answer = await graphHttp(post(url, { sink, maxBytes: file.length }));
  expect(answer.body).toHaveLength(0);
  expect(taken.length).toBeGreaterThan(10);
  expect(Buffer.concat(taken).equals(file)).toBe(true);
});

test('what another status answers is no file', async () => {
  const url = await serve((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 404 No\r\ncontent-length: 2\r\n\r\n{}')),
  );
  const sink = async () => {
    throw new Error('a file');
  };
  expect(new TextDecoder().decode((await graphHttp(post(url, { sink }))).body)).toBe('{}');
});

test('a sink that breaks, or a server that does, ends the exchange', async () => {
  const url = await serve((socket) =>
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', () => socket.destroy());
    }),
  );
  const full = async () => {
    throw new Error('the disk is full');
  };
  await expect(graphHttp(post(url, { sink: full }))).rejects.toMatchObject({ reason: 'reset', sent: true });
  await expect(graphHttp(post(url, { sink: async () => {} }))).rejects.toMatchObject({ reason: 'reset', sent: true });
});

test('connections are kept and used again', async () => {
  let connections = 0;
  const url = await serve((socket) => {
    connections++;
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
  });
  for (let i = 0; i < 20; i++) await graphHttp(post(url));
  expect(connections).toBeLessThanOrEqual(2);
});

test('a refused connection proves that nothing was sent', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
  await expect(graphHttp(post(url))).rejects.toMatchObject({ reason: 'unreachable', sent: false });
});

test('a name that does not exist proves that nothing was sent', async () => {
  await expect(graphHttp(post('http://no-such-host.invalid/'))).rejects.toMatchObject({
    reason: 'unreachable',
    sent: false,
  });
});

test('a failed TLS handshake proves that nothing was sent', async () => {
  const url = await serve((socket) => socket.once('data', () => socket.end('no TLS here')));
  await expect(graphHttp(post(url.replace('http:', 'https:')))).rejects.toMatchObject({
    reason: 'unreachable',
    sent: false,
  });
});

test('a connection that breaks after the request may have delivered it', async () => {
  const url = await serve((socket) => socket.once('data', () => socket.destroy()));
  await expect(graphHttp(post(url))).rejects.toMatchObject({ reason: 'reset', sent: true });
});

test('a connection that breaks inside the answer may have delivered the request', async () => {
  const url = await serve((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{')),
  );
  await expect(graphHttp(post(url))).rejects.toMatchObject({ reason: 'reset', sent: true });
});

test('nonsense instead of HTTP may have delivered the request', async () => {
  const url = await serve((socket) => socket.once('data', () => socket.end('hello\r\n\r\n')));
  await expect(graphHttp(post(url))).rejects.toMatchObject({ reason: 'reset', sent: true });
});

test('silence ends by the clock, and may have delivered the request', async () => {
  const url = await serve(() => {});
  await expect(graphHttp(post(url, { timeoutMs: 100 }))).rejects.toMatchObject({ reason: 'timeout', sent: true });
});

test('an answer that goes on for ever ends by the clock', async () => {
  const url = await serve((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    const timer = setInterval(() => socket.write('x'), 20);
    socket.once('close', () => clearInterval(timer));
  });
  await expect(graphHttp(post(url, { timeoutMs: 150 }))).rejects.toMatchObject({ reason: 'timeout', sent: true });
});

test('an answer above the limit is cut off', async () => {
  const url = await serve((socket) =>
    socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2_000)}`)),
  );
  await expect(graphHttp(post(url, { maxBytes: 1_000 }))).rejects.toMatchObject({ reason: 'too-large', sent: true });
});
