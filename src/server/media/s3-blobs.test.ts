import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { s3Blobs } from './s3-blobs.ts';
import { keys, startFakeS3 } from './testing/fake-s3.ts';

const headersMs = 80;
const folder = mkdtempSync(path.join(os.tmpdir(), 'recado-s3-test-'));
const content = Buffer.from('half of it is late, and all of it arrives');
const key = `w/${createHash('sha256').update(content).digest('hex')}`;
let fake: Awaited<ReturnType<typeof startFakeS3>>;

const store = (more: object = {}) =>
  s3Blobs({ endpoint: fake.endpoint, bucket: 'files', region: 'eu-1', ...keys, ...more }, headersMs);

beforeAll(async () => {
  fake = await startFakeS3();
  writeFileSync(path.join(folder, 'file'), content);
  await store().put(key, path.join(folder, 'file'), 'text/plain');
});
afterAll(() => {
  fake.stop();
  rmSync(folder, { recursive: true });
});
afterEach(() => Object.assign(fake.slow, { bodyMs: 0, headersMs: 0 }));

test('a file that takes its time arrives whole', async () => {
  fake.slow.bodyMs = 3 * headersMs;
  const stream = await store().open(key);
  expect(await buffer(stream as ReadableStream)).toEqual(content);
});

test('a store that does not begin to answer is down', async () => {
  fake.slow.headersMs = 3 * headersMs;
  await expect(store().open(key)).rejects.toMatchObject({ code: 'storage-down' });
});

test('what is not signed with the right key, or not for this content, is refused', async () => {
  await expect(store({ secretAccessKey: 'guess' }).open(key)).rejects.toMatchObject({ code: 'storage-down' });
  await expect(store().put('w/another', path.join(folder, 'file'), 'text/plain')).rejects.toMatchObject({
    code: 'storage-down',
  });
});
