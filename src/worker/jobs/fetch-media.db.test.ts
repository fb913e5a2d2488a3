import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Lab, openLab } from '#/engine/testing/lab.ts';
import { forgetEnv } from '#/env/base.ts';
import { fetchMediaJob } from '#/server/jobs/fetch-media.ts';
import { readAsset } from '#/server/media/read-asset.ts';
import { closeGraphPool, graphHttp } from '#/server/net/graph-http.ts';
import { fetchMedia } from './fetch-media.ts';

// B39: files that are gone, too large, or not what Meta says they are.

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const megabyte = Buffer.alloc(1024 * 1024, 7);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const folder = mkdtempSync(path.join(os.tmpdir(), 'recado-fetch-test-'));

/** What Meta says of a file, and the file itself; each test sets what it needs. */
let about: Answer;
let file: Answer;
let poured = 0;
const asked: string[] = [];
const meta = http.createServer((request, response) => {
  asked.push(request.url ?? '');
  (request.url?.startsWith('/file') ? file : about)(request, response);
});

let lab: Lab;
let job: ReturnType<typeof fetchMediaJob.parse>;

beforeAll(async () => {
  process.env.RECADO_DATA_DIR = folder;
  forgetEnv();
  await new Promise<void>((resolve) => meta.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await closeGraphPool();
  meta.closeAllConnections();
  meta.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  lab = await openLab();
  asked.length = 0;
  const access = await lab.deps.openChannel(undefined as never, lab.ids.channel);
  lab.deps.openChannel = async () => ({ ...access, baseUrl: origin() });
  lab.deps.http = graphHttp;
  about = tell({});
  file = (_, response) => response.end(png);
  const image = { id: '947000000000973', mime_type: 'image/png', sha256: 'x' };
  await lab.say('', { message: { type: 'image', image } });
  job = fetchMediaJob.parse(lab.jobs.find(({ queue }) => queue === 'fetch-media')?.payload);
});

const origin = () => `http://127.0.0.1:${(meta.address() as AddressInfo).port}`;
const json =
  (status: number, body: object): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
const tell =
  (more: object): Answer =>
  (request, response) =>
    json(200, { url: `${origin()}/file`, mime_type: 'image/png', file_size: '70', ...more })(request, response);
const refuse = (code: number, subcode?: number) =>
  json(400, { error: { code, error_subcode: subcode, message: 'no', type: 'x' } });
const fileOf = async () => (await lab.rows<{ asset_id: string | null }>('select asset_id from message'))[0]?.asset_id;

it('hangs a file on its message, and does so once', async () => {
  await fetchMedia(lab.deps, job);
  const asset = await fileOf();
  expect(await readAsset(lab.ids.workspace, asset as string)).toMatchObject({ mime: 'image/png' });
  await fetchMedia(lab.deps, job);
  expect(asked).toHaveLength(2);
});

it.each([
  ['an answer that is none of Meta’s', (_: unknown, response: http.ServerResponse) => response.writeHead(502).end('x')],
  ['a limit', refuse(4)],
  ['a key that has run out', refuse(190)],
])('is tried again after %s, for as long as Meta keeps files', async (_, answer) => {
  about = answer as Answer;
  await expect(fetchMedia(lab.deps, job)).rejects.toMatchObject({ code: 'provider-down' });
  lab.clock.at += 6.9 * 86_400_000;
  await expect(fetchMedia(lab.deps, job)).rejects.toMatchObject({ code: 'provider-down' });
  expect(await fileOf()).toBeNull();
  about = tell({});
  await fetchMedia(lab.deps, job);
  expect(await fileOf()).toMatch(/^[0-9a-f]{64}$/);
});

it('is tried again after its address has run out twice', async () => {
  file = (_, response) => response.writeHead(404).end();
  await expect(fetchMedia(lab.deps, job)).rejects.toMatchObject({ code: 'provider-down' });
  expect(asked).toHaveLength(4);
  expect(await fileOf()).toBeNull();
});

it('is lost when the trouble outlasts the life of the file', async () => {
  lab.deps.openChannel = async () => {
    throw new Error('no such key');
  };
  await expect(fetchMedia(lab.deps, job)).rejects.toMatchObject({ code: 'provider-down' });
  lab.clock.at += 7 * 86_400_000 + 1;
  await fetchMedia(lab.deps, job);
  expect(await fileOf()).toBe('lost');
  expect(lab.reports).toContain('file-missing');
});

it('is lost at once when Meta no longer has it', async () => {
  about = refuse(100, 33);
  await fetchMedia(lab.deps, job);
  expect(await fileOf()).toBe('lost');
});

it('is kept as what it is, whatever Meta calls it', async () => {
  file = (_, response) => response.end('<html><script>alert(1)</script></html>');
  await fetchMedia(lab.deps, job);
  expect(await readAsset(lab.ids.workspace, (await fileOf()) as string)).toMatchObject({
    mime: 'application/octet-stream',
  });
});

it.each<[string, Answer, Answer]>([
  ['by what Meta says of it', tell({ file_size: String(200 * megabyte.length) }), (_, response) => response.end(png)],
  [
    'by its announced length',
    tell({}),
    (_, response) => pour(response.setHeader('content-length', 200 * megabyte.length)),
  ],
  ['though every length lies', tell({}), (_, response) => pour(response)],
])('of 200 MB is too large %s, and no more than the limit is read', async (_, said, sent) => {
  about = said;
  file = sent;
  poured = 0;
  await fetchMedia(lab.deps, job);
  expect(await fileOf()).toBe('too-large');
  expect(poured).toBeLessThan(130);
});

it('cut off by a length that lies the other way is tried again', async () => {
  file = (_, response) => {
    response.writeHead(200, { 'content-length': 10_000 });
    response.write(png, () => response.destroy());
  };
  await expect(fetchMedia(lab.deps, job)).rejects.toMatchObject({ code: 'provider-down' });
  expect(await fileOf()).toBeNull();
});

/** Writes 200 MB, or as much of it as is taken. */
function pour(response: http.ServerResponse): void {
  if (poured === 200) response.end();
  else
    response.write(megabyte, (error) => {
      if (error) return;
      poured++;
      pour(response);
    });
}
