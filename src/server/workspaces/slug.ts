import { randomBytes } from 'node:crypto';
import { shortId } from '#/lib/ids.ts';

/** The part of a workspace's address that comes from its name: ASCII, at most 40 characters, never empty. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 40).replace(/-+$/, '') || 'workspace';
}

/** The slug with a short random ending, for a name that somebody else already has. */
export function otherSlug(slug: string): string {
  return `${slug}-${shortId((into) => into.set(randomBytes(into.length)))}`;
}
