import path from 'node:path';
import { baseEnv } from '#/env/base.ts';
import { fileBlobs } from './file-blobs.ts';
import { s3Blobs } from './s3-blobs.ts';

/** A part of a file, both ends included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where files lie, by a key that names their content. */
export interface Blobs {
  /** Stores a file that lies complete on this machine; storing the same key again changes nothing. */
  put(key: string, file: string, mime: string): Promise<void>;
  /** Opens a file or a part of it; null when there is none. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Takes a file away; one that is not there is gone already. */
  remove(key: string): Promise<void>;
}

/** The store of this instance: S3-compatible where its settings are given, else a folder of the data directory. */
export function blobs(): Blobs {
  const env = baseEnv();
  if (env.S3_ENDPOINT && env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY) {
    return s3Blobs({
      endpoint: env.S3_ENDPOINT,
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      accessKeyId: env.S3_ACCESS_KEY_ID,
      secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    });
  }
  return fileBlobs(path.join(env.RECADO_DATA_DIR, 'media'));
}

/** The key of a file: its workspace's own, so that nobody reaches another's file by knowing its content. */
export function blobKey(workspaceId: string, assetId: string): string {
  return `${workspaceId}/${assetId.slice(0, 2)}/${assetId}`;
}
