import type { Json } from '#/lib/json.ts';

/** Splits a path such as `order.items[0].name` or `$.items[0]` into its steps. */
function steps(path: string): string[] {
  return path
    .trim()
    .replace(/^\$/, '')
    .split(/[.[\]]+/)
    .map((step) => step.replace(/^["']|["']$/g, ''))
    .filter(Boolean);
}

/** Tells whether a text can be read as a path. */
export function isPath(path: string): boolean {
  return path.length <= 200 && /^\$?(?:[\p{L}\p{N}_$ -]|\.|\[(?:\d+|"[^"[\]]*"|'[^'[\]]*')\])*$/u.test(path.trim());
}

/** What stands at a path inside a value; an empty path or `$` means all of it, null what is not there. */
export function readPath(value: Json, path: string): Json {
  let here: Json = value;
  for (const step of steps(path)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Record<string, Json>)[step] ?? null;
  }
  return here;
}
