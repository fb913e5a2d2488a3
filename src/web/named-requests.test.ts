import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { log, logTo, nowAbout } from '#/server/log.ts';
import { namedRequests } from './named-requests.ts';

let server: http.Server | undefined;
afterEach(() => {
  server?.close();
  logTo();
});

test('each line of a request names it, and its workspace once that is known, whatever happens beside it', async () => {
  const lines: string[] = [];
  logTo({ write: (line) => void lines.push(line) });
  const held: (() => void)[] = [];
  server = http.createServer(
    namedRequests(async (request, response) => {
      await new Promise<void>((resolve) => held.push(resolve));
      nowAbout({ workspaceId: request.url?.slice(1) ?? '' });
      log('warn', 'something happened', { reason: request.url ?? '' });
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const asked = ['one', 'two'].map((name) => fetch(`http://127.0.0.1:${port}/${name}`));
  while (held.length < 2) await new Promise(setImmediate);
  for (const release of held) release();
  const ids = (await Promise.all(asked)).map(({ headers }) => headers.get('x-request-id'));
  const told = lines.map((line) => JSON.parse(line) as Record<string, string>);
  for (const [i, name] of ['one', 'two'].entries()) {
    expect(told.find(({ reason }) => reason === `/${name}`)).toMatchObject({ requestId: ids[i], workspaceId: name });
  }
  expect(ids[0]).not.toBe(ids[1]);
});
