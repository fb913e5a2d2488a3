import type { ContactFacts } from '#/flow/run/facts.ts';

/** The person at the rehearsal phone, before anything is known of them but what is given. */
export function testPerson(known: Partial<ContactFacts>): ContactFacts {
  return {
    id: 'rehearsal',
    name: null,
    phone: '+15550100',
    username: null,
    language: null,
    timeZone: null,
    tags: [],
    fields: {},
    optedOut: false,
    ...known,
  };
}
