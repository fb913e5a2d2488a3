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

const timeoutMs = 60_000;

/** Files in an S3-compatible store. Throws `OperationalError` when it does not do what it should. */
export function s3Blobs({ endpoint, bucket, ...credentials }: S3Settings): Blobs {
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 });
  const urlOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`;
  const ask = async (key: string, init: RequestInit) => {
    try {
      return await client.fetch(urlOf(key), { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch (cause) {
      throw new OperationalError('storage-down', { cause });
    }
  };
  return {
    async put(key, file, mime) {
      const body = await openAsBlob(file);
      // the last part of a key is the SHA-256 of the content
      const headers = { 'content-type': mime, 'x-amz-content-sha256': key.split('/').at(-1) ?? '' };
      const answer = await ask(key, { method: 'PUT', body, headers });
      await answer.body?.cancel();
      if (!answer.ok) throw new OperationalError('storage-down', { cause: new Error(`status ${answer.status}`) });
    },
    async open(key, range) {
      const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await ask(key, { headers });
      if (answer.ok && answer.body) return answer.body;
      await answer.body?.cancel();
      if (answer.status === 404) return null;
      throw new OperationalError('storage-down', { cause: new Error(`status ${answer.status}`) });
    },
  };
}
