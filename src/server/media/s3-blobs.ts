import { openAsBlob } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import { OperationalError } from '#/lib/errors.ts';
import type { Blobs } from './blobs.ts';

/** An S3-compatible store, addressed by path. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** How long the store may take to begin its answer to a read. */
const usualHeadersMs = 60_000;

/** How long a write may take: a store answers only when it has the whole file. */
const writeMs = 600_000;

/** Files in an S3-compatible store. Throws `OperationalError` when it does not do what it should. */
export function s3Blobs({ endpoint, bucket, ...credentials }: S3Settings, headersMs = usualHeadersMs): Blobs {
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 });
  const urlOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`;
  // only until the answer begins: a large file may take as long as its reader does
  const ask = async (key: string, init: RequestInit, timeoutMs: number) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    try {
      return await client.fetch(urlOf(key), { ...init, signal: late.signal });
    } catch (cause) {
      throw new OperationalError('storage-down', { cause });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    async put(key, file, mime) {
      const body = await openAsBlob(file);
      // the last part of a key is the SHA-256 of the content
      const headers = { 'content-type': mime, 'x-amz-content-sha256': key.split('/').at(-1) ?? '' };
      const answer = await ask(key, { method: 'PUT', body, headers }, writeMs);
      await answer.body?.cancel();
      if (!answer.ok) throw new OperationalError('storage-down', { cause: new Error(`status ${answer.status}`) });
    },
    async open(key, range) {
      const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await ask(key, { headers }, headersMs);
      if (answer.ok && answer.body) return answer.body;
      await answer.body?.cancel();
      if (answer.status === 404) return null;
      throw new OperationalError('storage-down', { cause: new Error(`status ${answer.status}`) });
    },
    async remove(key) {
      const answer = await ask(key, { method: 'DELETE' }, headersMs);
      await answer.body?.cancel();
      if (answer.ok || answer.status === 404) return;
      throw new OperationalError('storage-down', { cause: new Error(`status ${answer.status}`) });
    },
  };
}
