import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import type { Sink } from '#/lib/http.ts';
import { makeMember, makePerson, makeWorkspace, signIn } from '../testing.ts';
import { answerDownload } from './answer-download.ts';
import { answerUpload } from './answer-upload.ts';
import { readAsset } from './read-asset.ts';
import { storeAsset } from './store-asset.ts';
import { keys, startFakeS3 } from './testing/fake-s3.ts';

const app = 'http://localhost:3000';
const folder = mkdtempSync(path.join(os.tmpdir(), 'recado-media-test-'));
let s3: Awaited<ReturnType<typeof startFakeS3>>;
let slug: string;
let workspaceId: string;
let cookies: Headers;

beforeAll(async () => {
  s3 = await startFakeS3();
  const owner = await makePerson('Ana');
  ({ slug, id: workspaceId } = await makeWorkspace(owner));
  cookies = await signIn(await makeMember(workspaceId, 'agent'));
});
afterAll(() => {
  s3.stop();
  rmSync(folder, { recursive: true });
});

const s3Settings = () => ({
  S3_ENDPOINT: s3.endpoint,
  S3_BUCKET: 'files',
  S3_ACCESS_KEY_ID: keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
});

function storeIn(kind: 'folder' | 's3') {
  process.env.RECADO_DATA_DIR = folder;
  for (const [name, value] of Object.entries(s3Settings())) {
    if (kind === 's3') process.env[name] = value;
    else delete process.env[name];
  }
  forgetEnv();
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const ogg = Buffer.concat([
  Buffer.from('OggS\0\x02', 'latin1'),
  Buffer.alloc(22),
  Buffer.from('OpusHead'),
  Buffer.alloc(2_000),
]);

async function upload(
  body: Uint8Array | ReadableStream,
  type: string,
  more: { name?: string; headers?: Record<string, string> } = {},
) {
  const headers = new Headers({ ...Object.fromEntries(cookies), origin: app, 'content-type': type, ...more.headers });
  const query = more.name === undefined ? '' : `?name=${encodeURIComponent(more.name)}`;
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = await answerUpload(new Request(`${app}/api/w/${slug}/media${query}`, init), slug);
  return {
    status: response.status,
    body: (await response.json()) as { id: string; mime: string; error?: { code: string } },
  };
}

const download = (id: string, headers: Record<string, string> = {}) => {
  const all = new Headers({ ...Object.fromEntries(cookies), ...headers });
  return answerDownload(new Request(`${app}/api/w/${slug}/media/${id}`, { headers: all }), slug, id);
};

describe.each(['folder', 's3'] as const)('files in a %s', (kind) => {
  beforeAll(() => storeIn(kind));

  test('a picture goes in and comes out, under the hash of its content', async () => {
    const { status, body } = await upload(png, 'image/png', { name: 'C:\\photos\\olá "x".png' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ mime: 'image/png', bytes: png.length, name: 'olá "x".png' });
    expect(body.id).toMatch(/^[0-9a-f]{64}$/);
    const response = await download(body.id);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="ol_ _x_.png"; filename*=UTF-8''ol%C3%A1%20%22x%22.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect((await upload(png, 'image/png')).body.id).toBe(body.id);
    expect(await readAsset(workspaceId, body.id)).toMatchObject({ mime: 'image/png', bytes: new Uint8Array(png) });
  });

  test.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=2000-', 206, 2_000, undefined],
    ['bytes=-4', 206, ogg.length - 4, undefined],
    ['bytes=0-999999', 206, 0, undefined],
    ['bytes=5-2', 200, 0, undefined],
    ['bytes=0-1,4-5', 200, 0, undefined],
    ['nonsense', 200, 0, undefined],
  ])('a player asks for %s', async (range, status, start, end) => {
    const { body } = await upload(ogg, 'audio/ogg');
    expect(body.mime).toBe('audio/ogg');
    const response = await download(body.id, { range });
    expect(response.status).toBe(status);
    const part = ogg.subarray(start, end);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(part);
    expect(response.headers.get('content-length')).toBe(String(part.length));
  });

  test('a part beyond the end is told as such', async () => {
    const { body } = await upload(ogg, 'audio/ogg');
    const response = await download(body.id, { range: 'bytes=99999-' });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${ogg.length}`]);
  });

  test('what a contact sent is kept whatever it is, and only ever downloaded', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>');
    const id = await storeAsset(workspaceId, pouring(html, { mime: 'text/html', name: 'x.html' }));
    const response = await download(id);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const zip = Buffer.from('PK\x03\x04nothing else', 'latin1');
    const other = await storeAsset(workspaceId, pouring(zip, { mime: 'image/png', name: 'x.png' }));
    expect((await download(other)).headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

/** A file that comes in one piece. */
const pouring = (bytes: Uint8Array, claim: { mime: string; name: string | null }) => async (sink: Sink) => {
  await sink(bytes);
  return claim;
};

describe('what is not taken', () => {
  beforeAll(() => storeIn('folder'));
  const files = () => readdirSync(folder, { recursive: true }).length;

  test.each([
    ['a page that calls itself a picture', '<html><script>alert(1)</script></html>', 'image/jpeg'],
    ['a page', '<!doctype html><p>x', 'text/html'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
    ['a program', 'MZ\x90\x00\x03\x00\x00\x00', 'image/png'],
    ['an archive', 'PK\x03\x04 x', 'application/zip'],
    ['noise that calls itself text', '\xff\xfe\x00\x01', 'text/plain'],
    ['nothing', '', 'image/png'],
  ])('%s', async (what, content, type) => {
    const before = files();
    const { status, body } = await upload(Buffer.from(content, 'latin1'), type);
    // a page told as text is text: it is stored as such, and never shown as a page
    if (what === 'a page') expect(body.mime).toBe('text/plain');
    else {
      expect([status, body.error?.code]).toEqual([415, 'media-type']);
      expect(files()).toBe(before);
    }
  });

  test('a document is taken, and only ever downloaded', async () => {
    const { body } = await upload(pdf, 'application/pdf', { name: 'a.pdf' });
    const response = await download(body.id);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="a.pdf"/);
  });

  test('more than 100 MB, announced or not', async () => {
    const announced = await upload(png, 'image/png', { headers: { 'content-length': String(101 * 1024 * 1024) } });
    expect(announced.status).toBe(413);
    const chunk = Buffer.alloc(1024 * 1024, 1);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent++;
        controller.enqueue(sent === 1 ? png : chunk);
      },
    });
    const before = files();
    const { status, body } = await upload(endless, 'image/png');
    expect([status, body.error?.code]).toEqual([413, 'media-too-large']);
    expect(sent).toBeLessThan(110);
    expect(files()).toBe(before);
  });

  test.each([
    ['a picture', png, 'image/png', 5],
    ['a sticker', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'image/webp', 0.4],
    ['a video', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'video/mp4', 16],
  ])('%s that is larger than any channel takes', async (_, head, type, megabytes) => {
    const { status, body } = await upload(Buffer.concat([head, Buffer.alloc(17 * 1024 * 1024)]), type);
    expect([status, body.error]).toMatchObject([413, { code: 'media-too-large', details: { megabytes } }]);
  });

  test('a kind of picture that no channel takes', async () => {
    const { status, body } = await upload(Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'image/gif');
    expect([status, body.error?.code]).toEqual([415, 'media-type']);
  });

  test('a file that another site posts', async () => {
    expect((await upload(png, 'image/png', { headers: { origin: 'https://evil.test' } })).status).toBe(403);
  });

  test.each(['x', '../../secrets.json', '..%2f..%2fsecrets.json', 'a'.repeat(64)])(
    'there is no file %s',
    async (id) => {
      expect((await download(id)).status).toBe(404);
    },
  );

  test('a file of another workspace is not there, and its content is stored apart', async () => {
    const stranger = await makePerson('Bo');
    const { id: elsewhere } = await makeWorkspace(stranger);
    const own = Buffer.from('only theirs, as text');
    const id = await storeAsset(elsewhere, pouring(own, { mime: 'text/plain', name: null }));
    expect((await download(id)).status).toBe(404);
    await expect(readAsset(workspaceId, id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a store that is away or ill is told as such', async () => {
  storeIn('s3');
  process.env.S3_ACCESS_KEY_ID = 'another';
  forgetEnv();
  expect((await upload(pdf, 'application/pdf')).status).toBe(503);
  storeIn('folder');
});
