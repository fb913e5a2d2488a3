import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '#/lib/json.ts';
import { damaged, junk } from '#/lib/testing/damage.ts';
import { fixtureNames, readFixture } from './fixtures/read-fixture.ts';
import { parseWebhook } from './inbound.ts';

const bodies = fixtureNames('webhooks').flatMap((name): Json[] => {
  const body = readFixture<Json>(`webhooks/${name}`);
  return Array.isArray(body) ? body : [body];
});

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
    fc.property(damaged(bodies), (body) => {
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
