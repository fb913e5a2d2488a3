/** Writes 16 bytes as a lower-case UUID. */
function formatUuid(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Makes ids that sort by time and, within one maker, by the order in which they were made (RFC 9562, UUID version 7).
 * `random` fills a buffer; `now` is in milliseconds.
 */
export function uuidMaker(random: (into: Uint8Array) => void): (now: number) => string {
  let last = 0;
  let counter = 0;
  return (now) => {
    const bytes = new Uint8Array(16);
    random(bytes);
    if (now > last) {
      last = now;
      counter = 0;
    } else if (++counter > 0xfff) {
      last++;
      counter = 0;
    }
    let ms = last;
    for (let i = 5; i >= 0; i--) {
      bytes[i] = ms % 256;
      ms = Math.floor(ms / 256);
    }
    bytes[6] = 0x70 | (counter >> 8);
    bytes[7] = counter & 0xff;
    bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
    return formatUuid(bytes);
  };
}

/** The hash bucket (0 to 255) of a conversation: the last byte of its id, which is random in version 7. */
export function bucketOf(conversationId: string): number {
  return Number.parseInt(conversationId.slice(-2), 16);
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** A short id for things inside one document (nodes, options): 8 characters, none of them easily confused. */
export function shortId(random: (into: Uint8Array) => void): string {
  const bytes = new Uint8Array(8);
  random(bytes);
  let id = '';
  for (const byte of bytes) id += alphabet[byte % alphabet.length];
  return id;
}

/** The time that a version-7 UUID was made at, in milliseconds since 1970. */
export function timeOfUuid(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
