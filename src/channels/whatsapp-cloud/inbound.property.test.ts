import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { fixtureNames, readFixture } from './fixtures/read-fixture.ts';
import { parseWebhook } from './inbound.ts';

const bodies = fixtureNames('webhooks').flatMap((name): Json[] => {
  const body = readFixture<Json>(`webhooks/${name}`);
  return Array.isArray(body) ? body : [body];
});

/** Things that are not what stands in the documentation, at the places where parsers trip. */
const junk = fc.oneof(
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

const damaged = fc.constantFrom(...bodies).chain((body) =>
  fc.array(fc.tuple(fc.constantFrom(...places(body)), junk), { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((left, [path, put]) => {
      try {
        return withReplaced(left, path, put);
      } catch {
        return left; // an earlier change took the place away
      }
    }, body),
  ),
);

it('reads any JSON without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue() as fc.Arbitrary<Json>, junk), (body) => {
      expect(parseWebhook(body)).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});

it('reads recorded bodies with damage anywhere, and what it finds is fit for the database', () => {
  fc.assert(
    fc.property(damaged, (body) => {
      for (const { event } of parseWebhook(body).items) {
        if ('at' in event)
          expect(Number.isSafeInteger(event.at) && event.at > 0 && event.at < 4_102_444_800_001).toBe(true);
        if ('providerId' in event) expect(event.providerId).toMatch(/./s);
        if ('from' in event) expect(event.from.addresses.length).toBeGreaterThan(0);
        if (event.kind === 'message') expect(event.content.kind).toBeTypeOf('string');
      }
    }),
    { numRuns: 2_000 },
  );
});
