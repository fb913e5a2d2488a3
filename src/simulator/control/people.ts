import type { z } from 'zod';
import type { JsonObject } from '#/lib/json.ts';
import type { Simulation } from '../simulation.ts';
import { makeWamid } from '../wamid.ts';
import { contactOf, digits, messagesValue, seconds } from '../webhooks/values.ts';
import { keepMessage, makeMessage } from '../world/keep-message.ts';
import { indexPerson, userIdFor } from '../world/register.ts';
import { tellMessage, tellPerson } from '../world/show.ts';
import type { Person, SimNumber } from '../world/world.ts';
import { ControlFailure } from './failure.ts';
import type { echoInput, identityInput, personPatch, preferenceInput } from './requests.ts';

/** Changes how a person's phone behaves: what waited for it happens now. */
export function patchPerson(
  { world, statuses }: Simulation,
  number: SimNumber,
  person: Person,
  given: z.output<typeof personPatch>,
): void {
  Object.assign(person, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  if (given.online) statuses.deliverWaiting(number, person);
  if (given.chatOpen) statuses.readDelivered(number, person);
  tellPerson(world, number, person);
}

/** Moves a person to another number and user id, or to another user id alone, and tells the app as Meta does. */
export async function changeIdentity(
  { world, queue }: Simulation,
  number: SimNumber,
  person: Person,
  given: z.output<typeof identityInput>,
): Promise<void> {
  const before = { phone: person.phone, userId: person.userId };
  const phone = 'phone' in given ? given.phone : null;
  const userId = given.userId ?? userIdFor(number, phone);
  if (number.byUserId.has(userId) || (phone && number.byPhone.has(phone)))
    throw new ControlFailure(409, 'somebody else has this address');
  if (before.phone && phone) number.byPhone.delete(before.phone);
  number.byUserId.delete(before.userId);
  Object.assign(person, { phone: phone ?? person.phone, userId });
  indexPerson(number, person);
  tellPerson(world, number, person);
  const system: JsonObject = phone
    ? {
        body: `User ${person.name} changed from ${digits(before.phone ?? '')} to ${digits(phone)}`,
        wa_id: digits(phone),
        user_id: userId,
        previous_user_id: before.userId,
        type: 'user_changed_number',
      }
    : {
        body: `User ${person.name} changed user id`,
        user_id: userId,
        previous_user_id: before.userId,
        type: 'user_changed_user_id',
      };
  const message: JsonObject = {
    ...(phone && before.phone ? { from: digits(before.phone) } : {}),
    id: makeWamid(digits(before.phone ?? before.userId).slice(-15), 'person', world.random),
    timestamp: seconds(world.clock.now()),
    type: 'system',
    system,
  };
  // system messages come without contacts
  const value = messagesValue(number, { messages: [message] });
  await queue.push({ number, person, what: 'system', changes: [{ field: 'messages', value }] });
}

/** A choice about marketing messages, made in WhatsApp itself. */
export async function setPreference(
  { world, queue }: Simulation,
  number: SimNumber,
  person: Person,
  given: z.output<typeof preferenceInput>,
): Promise<void> {
  person.stoppedMarketing = given.marketing === 'stop';
  tellPerson(world, number, person);
  const preference: JsonObject = {
    ...(person.phone ? { wa_id: digits(person.phone) } : {}),
    user_id: person.userId,
    detail: `User requested to ${given.marketing} marketing messages`,
    category: 'marketing_messages',
    value: given.marketing,
    timestamp: Math.floor(world.clock.now() / 1_000),
  };
  const value = messagesValue(number, { contacts: [contactOf(person)], user_preferences: [preference] });
  await queue.push({ number, person, what: 'user-preferences', changes: [{ field: 'user_preferences', value }] });
}

/** What the owner does in the WhatsApp Business app on their own phone. */
export async function echo(
  { world, queue }: Simulation,
  number: SimNumber,
  person: Person,
  given: z.output<typeof echoInput>,
): Promise<string> {
  const id = makeWamid(digits(person.phone ?? person.userId).slice(-15), 'business', world.random);
  const wire: JsonObject = {
    from: digits(number.displayPhone),
    ...(person.phone ? { to: digits(person.phone) } : {}),
    to_user_id: person.userId,
    id,
    timestamp: seconds(world.clock.now()),
  };
  if (given.kind === 'text') {
    Object.assign(wire, { type: 'text', text: { body: given.text } });
    const content = { kind: 'text', text: given.text } as const;
    keepMessage(
      world,
      number,
      person,
      makeMessage(world, { id, from: 'app', type: 'text', content, wire, tick: 'delivered' }),
    );
    tellPerson(world, number, person);
  } else {
    const target = person.messages.find((message) => message.id === given.message);
    if (target?.from !== 'app') throw new ControlFailure(400, 'the owner edits and deletes messages of the app only');
    const original = { original_message_id: target.id };
    if (given.kind === 'delete') {
      target.deleted = true;
      Object.assign(wire, { type: 'revoke', revoke: original });
    } else {
      Object.assign(target, { edited: true, content: { kind: 'text', text: given.text } });
      Object.assign(wire, {
        type: 'edit',
        edit: { ...original, message: { type: 'text', text: { body: given.text } } },
      });
    }
    tellMessage(world, number, person, target);
  }
  const value = messagesValue(number, { contacts: [contactOf(person)], message_echoes: [wire] });
  await queue.push({ number, person, what: 'echo', changes: [{ field: 'smb_message_echoes', value }] });
  return id;
}
