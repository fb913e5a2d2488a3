import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { baseEnv } from '#/env/base.ts';
import { Bug } from '#/lib/errors.ts';

/** A secret under its own random data key, which is itself under a key from the environment. */
export interface Sealed {
  /** Which environment key wraps the data key. */
  key: string;
  /** The wrapped data key: nonce, ciphertext, tag; base64. */
  wrapped: string;
  /** The sealed value: nonce, ciphertext, tag; base64. */
  value: string;
}

/** Where a secret stands; bound to the ciphertext, so that rows cannot be swapped. */
export interface SecretPlace {
  workspace: string;
  table: string;
  row: string;
  field: string;
}

interface Kek {
  id: string;
  key: Buffer;
}

/** The environment keys: the first seals, all of them open. Written `key` or `id:key,id:key`. */
function environmentKeys(setting: string): Kek[] {
  return setting.split(',').map((part) => {
    const [id, secret] = part.includes(':') ? (part.split(':', 2) as [string, string]) : ['1', part];
    return { id: id.trim(), key: createHash('sha256').update(secret.trim()).digest() };
  });
}

function encrypt(key: Buffer, plain: Buffer, aad: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function decrypt(key: Buffer, sealed: string, aad: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

const associated = (place: SecretPlace) => JSON.stringify([place.workspace, place.table, place.row, place.field]);

/** Seals a value for one place. */
export function seal(plain: string, place: SecretPlace, setting = baseEnv().ENCRYPTION_KEY): Sealed {
  const [kek] = environmentKeys(setting) as [Kek];
  const dataKey = randomBytes(32);
  const aad = associated(place);
  return { key: kek.id, wrapped: encrypt(kek.key, dataKey, aad), value: encrypt(dataKey, Buffer.from(plain), aad) };
}

/** Opens a sealed value. Throws when the key is unknown or the value was made for another place. */
export function unseal(sealed: Sealed, place: SecretPlace, setting = baseEnv().ENCRYPTION_KEY): string {
  const kek = environmentKeys(setting).find((candidate) => candidate.id === sealed.key);
  if (!kek) throw new Bug(`no ENCRYPTION_KEY with id ${sealed.key}`);
  const aad = associated(place);
  return decrypt(decrypt(kek.key, sealed.wrapped, aad), sealed.value, aad).toString();
}

/** Wraps the data key anew under the first environment key; the value itself stays as it is. */
export function rewrap(sealed: Sealed, place: SecretPlace, setting = baseEnv().ENCRYPTION_KEY): Sealed {
  const keys = environmentKeys(setting);
  const [first] = keys as [Kek];
  const old = keys.find((candidate) => candidate.id === sealed.key);
  if (!old) throw new Bug(`no ENCRYPTION_KEY with id ${sealed.key}`);
  const aad = associated(place);
  return { ...sealed, key: first.id, wrapped: encrypt(first.key, decrypt(old.key, sealed.wrapped, aad), aad) };
}

/** The last four characters, the only part of a secret that is ever shown. */
export function lastFour(plain: string): string {
  return plain.length > 8 ? plain.slice(-4) : '';
}

/** Tells whether a seal uses the environment key that is in use now. */
export function sealedUnderFirstKey(sealed: Sealed, setting = baseEnv().ENCRYPTION_KEY): boolean {
  return sealed.key === environmentKeys(setting)[0]?.id;
}
