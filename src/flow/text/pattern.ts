import { RE2JS } from 're2js';

/** The longest pattern that is compiled. */
const maxPatternLength = 1_000;

const compiled = new Map<string, RE2JS | null>();

/** Compiles a user's pattern in an engine whose time is linear in the text; null when it is not a pattern. */
function compile(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  let result: RE2JS | null = null;
  try {
    if (pattern.length <= maxPatternLength) result = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch {
    result = null;
  }
  if (compiled.size > 1_000) compiled.clear();
  compiled.set(pattern, result);
  return result;
}

/** Why a pattern cannot be used, in the engine's words; null when it can. */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > maxPatternLength) return `> ${maxPatternLength}`;
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Tells whether a user's pattern occurs in a text. A broken pattern never matches. */
export function patternMatches(pattern: string, text: string): boolean {
  return compile(pattern)?.matcher(text).find() ?? false;
}
