import type { Json, JsonObject } from '#/lib/json.ts';

// Meta's pages disagree about types: every reader takes numbers for strings and the reverse, and an empty string for a
// missing one. None of them throws.

/** A JSON object, or an empty one for anything else. */
export function record(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** A JSON array, or an empty one for anything else. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A text; null where it is missing, empty or of another kind. Numbers are written out. */
export function text(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** A finite number, or null. */
export function number(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** True for `true` and `"true"`. */
export function flag(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

const latest = 4_102_444_800;

/** A time in seconds (or, where it is far too large for that, milliseconds) as milliseconds since 1970; null outside 1970 to 2100. */
export function time(value: Json | undefined): number | null {
  const parsed = number(value);
  if (parsed === null || parsed < 1) return null;
  const seconds = parsed > latest ? parsed / 1_000 : parsed;
  return seconds > latest ? null : Math.round(seconds * 1_000);
}

/** A name that may stand in logs and counters: lower case, digits and dashes, at most 60 characters. */
export function slug(value: string): string {
  return value
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
