import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const header = 'x-hub-signature-256';
const longestChallenge = 1_000;

/** Checks Meta's signature over the raw bytes, against each secret in force. Compared in constant time; no secret, no entry. */
export function verifySignature(
  raw: Uint8Array,
  headers: { get(name: string): string | null },
  secrets: readonly string[],
): boolean {
  const match = /^sha256=([0-9a-f]{64})$/i.exec(headers.get(header) ?? '');
  if (!match) return false;
  const given = Buffer.from(match[1] as string, 'hex');
  let valid = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(raw).digest();
    if (timingSafeEqual(expected, given)) valid = true;
  }
  return valid;
}

/** The signature header that Meta would send for a body; for the simulator and for tests. */
export function signBody(raw: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
}

/** Answers Meta's handshake: the challenge, to be sent back verbatim as plain text, or null to refuse. */
export function answerHandshake(query: URLSearchParams, verifyToken: string): string | null {
  const challenge = query.get('hub.challenge');
  if (query.get('hub.mode') !== 'subscribe' || !challenge || challenge.length > longestChallenge) return null;
  return isSameText(query.get('hub.verify_token') ?? '', verifyToken) && verifyToken !== '' ? challenge : null;
}

function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
