import { deflateSync } from 'node:zlib';
import type { MediaView } from './control/views.ts';

/** A file that a simulated person can send without anybody choosing one. */
export interface Sample {
  mime: string;
  filename: string;
  bytes: Uint8Array;
}

/** The built-in files, one for each kind; made here, so that no binary lies in the repository. */
export function sampleOf(kind: MediaView['media']): Sample {
  if (kind === 'image') return { mime: 'image/png', filename: 'photo.png', bytes: picture(160, 120) };
  if (kind === 'document')
    return { mime: 'application/pdf', filename: 'document.pdf', bytes: page('A document from the simulator') };
  if (kind === 'audio') return { mime: 'audio/ogg', filename: 'voice.ogg', bytes: oggHeader() };
  if (kind === 'video') return { mime: 'video/mp4', filename: 'clip.mp4', bytes: mp4Header() };
  return { mime: 'image/webp', filename: 'sticker.webp', bytes: webp() };
}

/** A picture of two colours, as PNG. */
function picture(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set((x + y) % 40 < 20 ? [0x25, 0x8a, 0x6b] : [0xf4, 0xe9, 0xd8], 1 + x * 3);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), out.length - 4);
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A one-page PDF with one line of text. */
function page(line: string): Uint8Array {
  const stream = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** An Ogg page with an Opus header: recognised as a voice note, silent. */
function oggHeader(): Uint8Array {
  const opus = Buffer.concat([
    Buffer.from('OpusHead', 'latin1'),
    Buffer.from([1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const head = Buffer.concat([Buffer.from('OggS', 'latin1'), Buffer.alloc(22), Buffer.from([1, opus.length])]);
  head[5] = 2;
  return Buffer.concat([head, opus]);
}

/** The first box of an MP4: recognised as a video, without pictures. */
function mp4Header(): Uint8Array {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypmp42', 'latin1'),
    Buffer.alloc(4),
    Buffer.from('mp42isom', 'latin1'),
  ]);
}

/** The smallest lossless WebP: one pixel. */
function webp(): Uint8Array {
  return Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
}
