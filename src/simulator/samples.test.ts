import { fileTypeFromBuffer } from 'file-type';
import { expect, it } from 'vitest';
import { sampleOf } from './samples.ts';

it.each([
  ['image', 'image/png'],
  ['video', 'video/mp4'],
  ['audio', 'audio/ogg'],
  ['document', 'application/pdf'],
  ['sticker', 'image/webp'],
] as const)('has a file that is what it says: %s', async (kind, mime) => {
  const sample = sampleOf(kind);
  expect(sample.mime).toBe(mime);
  expect((await fileTypeFromBuffer(sample.bytes))?.mime.split(';')[0]).toBe(mime);
});
