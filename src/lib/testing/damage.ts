import fc from 'fast-check';
import type { Json } from '../json.ts';

/** Things that nobody documents, for the places where parsers trip. */
export const junk = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    '\u0000',
    '\ud800',
    '9007199254740993',
    '__proto__',
    'constructor',
  ),
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constant(JSON.parse('{"__proto__":{"type":"text"},"constructor":{"prototype":null},"toString":1}') as Json),
);

function places(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function withReplaced(value: Json, path: readonly string[], put: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: Json };
  copy[key] = withReplaced(copy[key] as Json, rest, put);
  return copy;
}

/** One of the bodies, with up to four of its places taken by junk. */
export function damaged(bodies: readonly Json[]): fc.Arbitrary<Json> {
  const spots = bodies.map((body) => ({ body, places: places(body) }));
  return fc.constantFrom(...spots).chain(({ body, places: open }) =>
    fc.array(fc.tuple(fc.constantFrom(...open), junk), { minLength: 1, maxLength: 4 }).map((changes) =>
      changes.reduce((left, [path, put]) => {
        try {
          return withReplaced(left, path, put);
        } catch {
          return left; // an earlier change took the place away
        }
      }, body),
    ),
  );
}
