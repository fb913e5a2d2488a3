import { type Json, nestsTooDeep } from '#/lib/json.ts';

/** A text parsed as JSON; undefined when it is none. */
function parse(text: string): Json | undefined {
  if (nestsTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fills the variables of every text inside a value; names of properties stay as they are. */
function fillTexts(value: Json, render: (text: string) => string): Json {
  if (typeof value === 'string') return render(value);
  if (Array.isArray(value)) return value.map((item) => fillTexts(item, render));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillTexts(inner, render)]));
}

/** Tells whether a body is JSON already, or will be once variables outside of quotes have been filled. */
export function looksLikeJson(body: string): boolean {
  return (parse(body) ?? parse(body.replace(/\{\{.*?\}\}/gs, '0').replace(/\{%.*?%\}/gs, ''))) !== undefined;
}

/**
 * Fills a body. Where it is JSON before its variables are filled, they are filled text by text, so that no value can
 * break out of its quotes; else the whole is filled and must be JSON afterwards. Null when it is not.
 */
export function fillBody(body: string, render: (text: string) => string): string | null {
  const known = parse(body);
  if (known !== undefined) return JSON.stringify(fillTexts(known, render));
  const filled = parse(render(body));
  return filled === undefined ? null : JSON.stringify(filled);
}
