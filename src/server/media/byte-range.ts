import type { ByteRange } from './blobs.ts';

/**
 * Reads a `Range` header against the length of a file: one range, `whole` where there is none or none that we
 * understand, `beyond` where it lies outside.
 */
export function readRange(header: string | null, length: number): ByteRange | 'whole' | 'beyond' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return 'whole';
  const start = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== '' && to !== '' && Number(from) > Number(to)) return 'whole';
  return start > end || start >= length ? 'beyond' : { start, end };
}
