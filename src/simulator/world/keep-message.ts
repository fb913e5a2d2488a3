import { tellMessage } from './show.ts';
import { nextSeq, type Person, type SimMessage, type SimNumber, type World } from './world.ts';

/** Messages of one chat that are kept; older ones are forgotten. */
const keptMessages = 2_000;

/** What a new message is made of; the rest is as for every message. */
export type NewMessage = Pick<SimMessage, 'id' | 'from' | 'type' | 'content' | 'wire'> & Partial<SimMessage>;

/** A message as it is before anything has happened to it. */
export function makeMessage(world: World, given: NewMessage): SimMessage {
  return {
    seq: nextSeq(world),
    at: world.clock.now(),
    tick: null,
    error: null,
    quotes: null,
    reactions: { business: null, person: null },
    edited: false,
    deleted: false,
    readByBusiness: false,
    fromAd: false,
    opaque: null,
    toPhone: false,
    pricing: null,
    disturbance: null,
    held: [],
    ...given,
  };
}

/** Puts a message into a chat. */
export function keepMessage(world: World, number: SimNumber, person: Person, message: SimMessage): void {
  person.messages.push(message);
  number.byMessage.set(message.id, { person, message });
  if (person.messages.length > keptMessages) number.byMessage.delete(person.messages.shift()?.id ?? '');
  tellMessage(world, number, person, message);
}
