import { z } from 'zod';
import { oneSided, operators } from '../compare/operators.ts';

/** The comparisons that a segment offers: patterns are for single texts, not for a million contacts. */
export const segmentOperators = operators.filter((is) => is !== 'matches');
export type SegmentOperator = Exclude<(typeof operators)[number], 'matches'>;

const presence = z.enum(['present', 'absent']);

/** What a segment asks of a contact. */
export const segmentRule = z.discriminatedUnion('on', [
  /** A custom field by its key, or a fact such as the name. */
  z
    .strictObject({
      on: z.literal('field'),
      name: z.string().min(1).max(40),
      is: z.enum(segmentOperators as [SegmentOperator, ...SegmentOperator[]]),
      value: z.string().trim().max(200).default(''),
    })
    .refine(({ is, value }) => oneSided.has(is) || value !== ''),
  z.strictObject({ on: z.literal('tag'), tag: z.string().trim().min(1).max(100), is: presence }),
  z.strictObject({ on: z.literal('group'), group: z.uuid(), is: presence }),
  z.strictObject({ on: z.literal('consent'), is: z.enum(['opted-in', 'opted-out', 'not-opted-out']) }),
  /** Whether the person wrote, or was met first, in the last days. */
  z.strictObject({
    on: z.literal('activity'),
    what: z.enum(['wrote', 'met']),
    is: z.enum(['within', 'not-within']),
    days: z.int().min(1).max(3_650),
  }),
  z.strictObject({
    on: z.literal('flow'),
    flow: z.uuid(),
    is: z.enum(['entered', 'not-entered', 'waiting', 'finished']),
  }),
]);
export type SegmentRule = z.infer<typeof segmentRule>;

const match = z.enum(['all', 'any']);

/** Who belongs to a segment: all or any of its groups of rules hold. */
export const segmentRules = z.strictObject({
  match,
  groups: z
    .array(z.strictObject({ match, rules: z.array(segmentRule).min(1).max(30) }))
    .min(1)
    .max(10),
});
export type SegmentRules = z.infer<typeof segmentRules>;
