import type { Effect } from './effect.ts';
import type { Facts } from './facts.ts';

/** The facts as the rest of the turn must see them once an effect has been asked for. */
export function applyEffect(facts: Facts, effect: Effect): Facts {
  const { contact } = facts;
  switch (effect.kind) {
    case 'set-field':
      return { ...facts, contact: setField(contact, effect.field, effect.value) };
    case 'change-tags': {
      const tags = contact.tags.filter((tag) => !effect.remove.includes(tag));
      for (const tag of effect.add) if (!tags.includes(tag)) tags.push(tag);
      return { ...facts, contact: { ...contact, tags } };
    }
    case 'opt-out':
      return { ...facts, contact: { ...contact, optedOut: true } };
    default:
      return facts;
  }
}

/** `name` and `language` are the contact's own columns; everything else is a custom field. */
function setField(contact: Facts['contact'], field: string, value: unknown): Facts['contact'] {
  const text = typeof value === 'string' ? value : null;
  if (field === 'name') return { ...contact, name: text };
  if (field === 'language') return { ...contact, language: text };
  return { ...contact, fields: { ...contact.fields, [field]: value as never } };
}
