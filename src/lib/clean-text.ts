import type { Json } from './json.ts';

/** Replaces NUL and lone surrogates, which JSON allows and PostgreSQL refuses, by U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

/** Cleans every string and key of a value that was parsed from foreign JSON; keys that reach a prototype are dropped. */
export function cleanJson(value: unknown): Json {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== 'object') return null;
  const out: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    out[cleanText(key)] = cleanJson(inner);
  }
  return out;
}
