import type { Random } from './random.ts';

/**
 * A message id of the real shape, as it was found on twenty of Meta's examples: a prefix, the person's number in clear,
 * who wrote, and a hexadecimal part, all in base64.
 */
export function makeWamid(personNumber: string, writer: 'business' | 'person', random: Random): string {
  const hex = writer === 'business' ? random.hex(18) : `3A${random.hex(18)}`;
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, personNumber.length]),
    Buffer.from(personNumber, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, writer === 'business' ? 0x11 : 0x12, 0x18, hex.length]),
    Buffer.from(hex, 'latin1'),
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}
