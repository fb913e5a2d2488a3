/** Any value that survives JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Levels of nesting above which a foreign document is refused before anything walks it. */
export const maxJsonDepth = 64;

/** Tells whether a JSON text nests deeper than `limit`, by scanning it once without parsing. */
export function nestsTooDeep(text: string, limit = maxJsonDepth): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) {
      if (++depth > limit) return true;
    } else if (c === 125 || c === 93) depth--;
  }
  return false;
}

/** What a reviver learns about the text a value was written as; newer than the type library. */
interface Source {
  source?: string;
}

/**
 * Parses foreign JSON. Integers that a double cannot hold come back as text, for they are ids: Meta's pass 2^53.
 * Throws `SyntaxError`.
 */
export function parseForeignJson(text: string): Json {
  if (!/[:[,\s]-?\d{16,}/.test(text)) return JSON.parse(text) as Json;
  return JSON.parse(text, (_key, value: unknown, context?: Source) => {
    const isWhole = typeof value === 'number' && /^-?\d+$/.test(context?.source ?? '');
    return isWhole && !Number.isSafeInteger(value) ? context?.source : value;
  }) as Json;
}
