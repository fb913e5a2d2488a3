import { z } from 'zod';
import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { PlannedEffect } from '#/flow/run/effect.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { ContactFacts } from '#/flow/run/facts.ts';
import { durationUnits } from '#/flow/time/duration.ts';
import { locales } from '#/lib/locales.ts';
import { type StarterName, starterNames, starters } from '#/starters/starters.ts';
import { Conversation, noon } from './conversation.ts';

/** Something that happens to the conversation. */
const happening = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ tap: z.string() }),
  z.strictObject({ send: z.custom<InboundContent>((value) => typeof value === 'object' && value !== null) }),
  z.strictObject({ skip: z.tuple([z.number(), z.enum(durationUnits)]) }),
  z.strictObject({ answer: z.custom<ActivityResult>((value) => typeof value === 'object' && value !== null) }),
]);
type Happening = z.infer<typeof happening>;

/** A whole conversation as data: what happens, and all that comes of it. */
export const scenario = z.strictObject({
  about: z.string().min(1),
  starter: z.enum(starterNames),
  locale: z.enum(locales),
  /** ISO 8601. */
  startsAt: z.iso.datetime().default(new Date(noon).toISOString()),
  contact: z.record(z.string(), z.unknown()).default({}),
  turns: z.array(
    z.strictObject({
      in: happening,
      /** Left out in a new scenario: the flag that updates fills it in. */
      out: z.array(z.record(z.string(), z.unknown())).optional(),
      now: z.string().optional(),
    }),
  ),
  /** What the flow has left on the contact. */
  left: z.strictObject({ tags: z.array(z.string()), fields: z.record(z.string(), z.unknown()) }).optional(),
});
export type Scenario = z.infer<typeof scenario>;

/** Effects as they are written down, each with its time. */
function written(at: number, effects: readonly PlannedEffect[]) {
  return effects.map((effect) => ({ at: new Date(at).toISOString(), ...effect }));
}

function happen(talk: Conversation, next: Happening) {
  if ('skip' in next) return talk.skip(...next.skip).flatMap(({ at, effects }) => written(at, effects));
  const { at } = talk;
  if ('say' in next) return written(at, talk.say(next.say));
  if ('tap' in next) return written(at, talk.tap(next.tap));
  if ('send' in next) return written(at, talk.receive(next.send));
  return written(at, talk.answer(next.answer));
}

/** Plays a scenario and writes down what really comes of it. */
export function playScenario(given: Scenario): Scenario {
  const document = starters[given.starter as StarterName].build(given.locale);
  const talk = new Conversation(document, given.contact as Partial<ContactFacts>, Date.parse(given.startsAt));
  const turns = given.turns.map(({ in: next }) => ({
    in: next,
    out: happen(talk, next),
    now: talk.restsAt ? `waits at ${talk.restsAt}` : (talk.state?.status ?? 'nothing runs'),
  }));
  const { tags, fields } = talk.facts.contact;
  return { ...given, turns, left: { tags: [...tags], fields: { ...fields } } };
}
