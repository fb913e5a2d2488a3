import { record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import { tellMessage, tellPerson } from '../world/show.ts';
import type { Person, SimNumber, World } from '../world/world.ts';
import { GraphFailure } from './failure.ts';

const typingMs = 25_000;
const readableMs = 30 * 86_400_000;

/** Marks a person's message, and those before it, as read; shows typing when asked. Throws `GraphFailure`. */
export function markRead(world: World, number: SimNumber, body: JsonObject): Person {
  const now = world.clock.now();
  const found = number.byMessage.get(text(body.message_id) ?? '');
  if (found?.message.from !== 'person' || now - found.message.at > readableMs) {
    throw new GraphFailure(131009, 'message_id: no such message');
  }
  const { person } = found;
  for (const message of person.messages) {
    if (message.from !== 'person' || message.readByBusiness || message.seq > found.message.seq) continue;
    message.readByBusiness = true;
    tellMessage(world, number, person, message);
  }
  if (body.typing_indicator !== undefined) {
    if (text(record(body.typing_indicator).type) !== 'text')
      throw new GraphFailure(131009, "typing_indicator.type: 'text'");
    person.typingUntil = now + typingMs;
    tellPerson(world, number, person);
    world.clock.after(typingMs, () => person.typingUntil <= world.clock.now() && tellPerson(world, number, person));
  }
  return person;
}
