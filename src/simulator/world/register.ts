import type { z } from 'zod';
import type { numberInput, personInput } from '../control/requests.ts';
import { openAccount } from './account.ts';
import { createBucket } from './bucket.ts';
import { personByPhone } from './find.ts';
import { tellPerson } from './show.ts';
import type { Person, SimNumber, World } from './world.ts';

type PersonGiven = z.output<typeof personInput>;
type NumberGiven = z.output<typeof numberInput>;

/** How many messages one person may be sent at once, and how fast that comes back. */
const pairLimit = { burst: 45, perSecond: 1 / 6 };

/** The three people that every number has unless told otherwise; the third has no phone number and never will. */
const defaultPeople: PersonGiven[] = [
  { name: 'Ana Souza', phone: '+5511955501001', userId: 'BR.20000000000000000001', username: null },
  { name: 'James Carter', phone: '+12025550102', userId: 'US.20000000000000000002', username: null },
  { name: 'Lucía Fernández', phone: null, userId: 'MX.20000000000000000003', username: 'lucia.fernandez' },
];

/**
 * Makes a number known, or brings what is known of it up to date; chats stay as they are. Giving the same number again
 * changes nothing.
 */
export function registerNumber(world: World, id: string, given: NumberGiven): SimNumber {
  const known = world.numbers.get(id);
  const { people, defaultPeople: wantsDefaults, perSecond, portfolioId, templates, ...attributes } = given;
  const number: SimNumber = known ?? {
    id,
    ...attributes,
    portfolioId: portfolioId ?? given.wabaId,
    throughput: createBucket(perSecond, perSecond, world.clock.now()),
    people: new Map(),
    byPhone: new Map(),
    byUserId: new Map(),
    byMessage: new Map(),
    serviceMessages: new Map(),
  };
  Object.assign(number, attributes, { portfolioId: portfolioId ?? given.wabaId });
  Object.assign(number.throughput, { capacity: perSecond, perSecond });
  world.numbers.set(id, number);
  openAccount(world, number.wabaId, templates);
  if (wantsDefaults && !known) for (const person of defaultPeople) addPerson(world, number, person);
  for (const person of people) addPerson(world, number, person);
  return number;
}

/** Adds a person, or brings one up to date who is known by user id or phone. */
export function addPerson(world: World, number: SimNumber, given: PersonGiven): Person {
  const found =
    (given.userId ? number.byUserId.get(given.userId) : undefined) ??
    (given.phone ? personByPhone(number, given.phone) : undefined);
  const userId = given.userId ?? found?.userId ?? userIdFor(number, given.phone);
  const lastInboundAt = Math.max(given.lastInboundAt ?? 0, found?.lastInboundAt ?? 0) || null;
  if (found) {
    const before = JSON.stringify([found.name, found.username, found.phone, found.lastInboundAt]);
    Object.assign(found, {
      name: given.name,
      username: given.username ?? found.username,
      lastInboundAt,
      phone: given.phone ?? found.phone,
    });
    indexPerson(number, found);
    if (JSON.stringify([found.name, found.username, found.phone, found.lastInboundAt]) !== before)
      tellPerson(world, number, found);
    return found;
  }
  const person: Person = {
    id: userId,
    name: given.name,
    username: given.username,
    phone: given.phone,
    userId,
    online: true,
    readReceipts: true,
    blocked: false,
    onWhatsApp: true,
    stoppedMarketing: false,
    chatOpen: false,
    typingUntil: 0,
    lastInboundAt,
    reachedAt: null,
    pair: createBucket(pairLimit.burst, pairLimit.perSecond, world.clock.now()),
    messages: [],
    exchanges: [],
  };
  number.people.set(person.id, person);
  indexPerson(number, person);
  tellPerson(world, number, person);
  return person;
}

/** Makes a person findable under the addresses of now. */
export function indexPerson(number: SimNumber, person: Person): void {
  if (person.phone) number.byPhone.set(person.phone, person);
  number.byUserId.set(person.userId, person);
}

/** A user id that is the same whenever the same phone is met again. */
export function userIdFor(number: SimNumber, phone: string | null): string {
  if (phone) return `US.3${phone.slice(1).padStart(19, '0')}`;
  return `US.4${String(number.people.size + 1).padStart(19, '0')}`;
}
