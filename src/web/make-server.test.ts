import { once } from 'node:events';
import type http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeServer } from './make-server.ts';

// B17: whoever brings a byte a second holds a connection to hold it. The time of a body is moved by hand.

const patience = { headersMs: 100, lookEveryMs: 20, bodyMs: 10_000, leastBytes: 1_000 };
const requests: http.IncomingMessage[] = [];
let server: http.Server;
/** What the server's handler does with a request that has begun. */
let handle: http.RequestListener;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  requests.length = 0;
  handle = (request, response) => {
    request.resume().on('end', () => response.end('all of it'));
  };
  server = makeServer((request, response) => {
    requests.push(request);
    handle(request, response);
  }, patience);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

/** A client that writes by hand; `closed` answers all that it was told once the connection is gone. */
async function dial() {
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  let told = '';
  socket.on('data', (chunk) => {
    told += String(chunk);
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(told)));
  return { socket, closed };
}

const head = (more: string) => `POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n\r\n`;

/** Sends the beginning of a request, and answers it once the server has it. */
async function begin(socket: net.Socket, text: string): Promise<http.IncomingMessage> {
  const arrived = once(server, 'request');
  socket.write(text);
  const [request] = (await arrived) as [http.IncomingMessage];
  return request;
}

/** Sends more of a body, and waits until the server has taken it. */
async function bring(socket: net.Socket, bytes: number): Promise<void> {
  const [request] = requests as [http.IncomingMessage];
  const wanted = request.socket.bytesRead + bytes;
  const taken = new Promise<void>((resolve) => {
    request.on('data', () => request.socket.bytesRead >= wanted && resolve());
  });
  socket.write('x'.repeat(bytes));
  await taken;
}

test('headers that never end are cut off, and nobody is asked to answer', async () => {
  vi.useRealTimers();
  const { socket, closed } = await dial();
  socket.write('GET / HTTP/1.1\r\n');
  const trickle = setInterval(() => socket.write('x'), 5);
  const told = await closed;
  clearInterval(trickle);
  expect(told).toMatch(/^(HTTP\/1.1 408 |$)/);
  expect(requests).toEqual([]);
});

test('a body that trickles is cut off after its time, however it is announced', async () => {
  for (const announced of ['content-length: 500000', 'transfer-encoding: chunked']) {
    requests.length = 0;
    const { socket, closed } = await dial();
    await begin(socket, head(announced));
    if (announced.startsWith('content')) await bring(socket, 10);
    vi.advanceTimersByTime(patience.bodyMs);
    expect(await closed).toBe('');
  }
});

test('a body that comes fast enough is taken, however long it takes', async () => {
  const { socket, closed } = await dial();
  await begin(socket, head('content-length: 5000'));
  for (let part = 0; part < 4; part++) {
    await bring(socket, 1_000);
    vi.advanceTimersByTime(patience.bodyMs);
  }
  socket.write('x'.repeat(1_000));
  expect(await closed).toContain('all of it');
});

test('a client waits as long as it must for a server that does not read', async () => {
  let answer = () => {};
  handle = (request, response) => {
    answer = () => void request.resume().on('end', () => response.end('at last'));
  };
  const { socket, closed } = await dial();
  const request = await begin(socket, `${head('content-length: 20')}half of it`);
  while (request.readableLength === 0) await new Promise((resolve) => setImmediate(resolve));
  for (let times = 0; times < 5; times++) vi.advanceTimersByTime(patience.bodyMs);
  answer();
  socket.write('and the re');
  expect(await closed).toContain('at last');
});

test('an answer may take as long as it likes once the request is whole', async () => {
  let answer = () => {};
  handle = (request, response) => {
    request.resume();
    answer = () => void response.end('at last');
  };
  const { socket, closed } = await dial();
  const request = await begin(socket, `${head('content-length: 4')}body`);
  if (!request.complete) await once(request, 'end');
  for (let times = 0; times < 5; times++) vi.advanceTimersByTime(patience.bodyMs);
  answer();
  expect(await closed).toContain('at last');
});
