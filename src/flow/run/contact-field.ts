import type { Json } from '#/lib/json.ts';
import type { ContactFacts } from './facts.ts';

/** The first word of a name, as people are greeted. */
export function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] ?? null;
}

/** What a contact's field holds, the fixed ones and the workspace's own; null where there is nothing. */
export function contactField(contact: ContactFacts, name: string): Json {
  switch (name) {
    case 'name':
      return contact.name;
    case 'first_name':
      return firstName(contact.name);
    case 'phone':
      return contact.phone;
    case 'username':
      return contact.username;
    case 'language':
      return contact.language;
    case 'tags':
      return [...contact.tags];
    default:
      return Object.hasOwn(contact.fields, name) ? (contact.fields[name] ?? null) : null;
  }
}
