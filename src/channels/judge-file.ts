import type { MediaKind } from '#/flow/message/inbound-content.ts';
import type { Capabilities } from './contract.ts';

/** Why a channel does not take a file as the kind of media that it is meant to be. */
export type FileFault = { why: 'file-kind' } | { why: 'file-too-large'; maxBytes: number };

/** Says why a channel does not take a file as this kind of media; null when it does. */
export function judgeFile(
  { media }: Pick<Capabilities, 'media'>,
  kind: MediaKind,
  file: { mime: string; bytes: number },
): FileFault | null {
  const taken = media[kind];
  if (!taken?.mimes.includes(file.mime)) return { why: 'file-kind' };
  return file.bytes > taken.maxBytes ? { why: 'file-too-large', maxBytes: taken.maxBytes } : null;
}

/** A limit of bytes as people say it, in megabytes of 1024 × 1024 with one decimal. */
export function inMegabytes(bytes: number): number {
  return Math.floor((bytes / 1024 / 1024) * 10) / 10;
}
