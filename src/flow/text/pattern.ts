import { RE2JS } from 're2js';

/** The longest pattern that is compiled. */
const maxPatternLength = 1_000;

/** The largest program that a pattern may become: repetitions unfold, and each step of the text costs a pass over it. */
const maxProgramSize = 2_000;

/** How much of a text is searched. WhatsApp takes 4,096 characters. */
const maxTextLength = 4_096;

/** Compiles a pattern. Throws when it is none, or too large. */
function read(pattern: string): RE2JS {
  if (pattern.length > maxPatternLength) throw new Error(`> ${maxPatternLength}`);
  // unfolding is what costs: the count is known before it is done
  const unfolded = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].reduce(
    (product, [, least, most]) => product * Math.max(1, Number(least), Number(most || 0)),
    1,
  );
  if (unfolded > maxProgramSize) throw new Error(`{…} > ${maxProgramSize}`);
  const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  if (compiled.programSize() > maxProgramSize) throw new Error(`> ${maxProgramSize} steps`);
  return compiled;
}

const compiled = new Map<string, RE2JS | null>();

/** Compiles a user's pattern in an engine whose time is linear in the text; null when it is not a pattern. */
function compile(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  let result: RE2JS | null = null;
  try {
    result = read(pattern);
  } catch {
    result = null;
  }
  if (compiled.size > 1_000) compiled.clear();
  compiled.set(pattern, result);
  return result;
}

/** Why a pattern cannot be used, in the engine's words; null when it can. */
export function patternProblem(pattern: string): string | null {
  try {
    read(pattern);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Tells whether a user's pattern occurs in a text. A broken pattern never matches. */
export function patternMatches(pattern: string, text: string): boolean {
  return compile(pattern)?.matcher(text.slice(0, maxTextLength)).find() ?? false;
}
