import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of a token, hex: what is stored in its stead. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A token that nobody can guess: 256 bits, in characters that need no escaping anywhere. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
