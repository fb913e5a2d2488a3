import { fits, headWithin } from '../fit-text.ts';

const longest = { max: 120, unit: 'utf16' } as const;

/** A foreign file name made fit for showing and for a download header: no path, no control or direction characters, at most 120 characters, extension kept. */
export function cleanFilename(name: string | null): string | null {
  if (name === null) return null;
  const base = name.split(/[\\/]/).at(-1) as string;
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^\.*$/.test(plain)) return null;
  if (fits(plain, longest)) return plain;
  const extension = /\.[^.\s]{1,12}$/u.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length);
  return headWithin(stem, { ...longest, max: longest.max - extension.length }).trimEnd() + extension;
}
