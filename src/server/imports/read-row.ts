import type { CountryCode } from 'libphonenumber-js';
import { type FieldDefinition, type FieldValue, readFieldValue } from '#/flow/audience/contact-fields.ts';
import type { ImportPlan } from '#/flow/audience/import-plan.ts';
import { languageInput, longestTag } from '../contacts/contact-inputs.ts';
import { readPhone } from '../contacts/read-phone.ts';
import { givenName } from '../inputs.ts';

/** Somebody as a row of a file tells of them; what it leaves empty is not said. */
export interface ImportedPerson {
  phone: string;
  name: string | null;
  language: string | null;
  notes: string | null;
  tags: string[];
  fields: Record<string, FieldValue>;
  /** What they said about marketing; null for nothing. */
  agreed: boolean | null;
}

/** Why a row is not taken in; each has its words. */
export const refusals = ['phone-missing', 'phone-wrong', 'value-wrong', 'unreadable'] as const;
export type Refusal = { reason: (typeof refusals)[number]; at: number | null };

/** Reads a row by a plan: a person, or why there is none. One wrong value refuses the row, so that nobody is half right. */
export function readRow(
  cells: readonly string[],
  plan: ImportPlan,
  fields: ReadonlyMap<string, FieldDefinition>,
): ImportedPerson | Refusal {
  const person: ImportedPerson = {
    phone: '',
    name: null,
    language: null,
    notes: null,
    tags: [...plan.tags],
    fields: {},
    agreed: null,
  };
  for (const [at, meaning] of plan.columns.entries()) {
    const text = cells[at] ?? '';
    if (meaning === '' || text === '') continue;
    if (!take(person, meaning, text, plan, fields)) {
      return { reason: meaning === 'phone' ? 'phone-wrong' : 'value-wrong', at };
    }
  }
  return person.phone ? person : { reason: 'phone-missing', at: plan.columns.indexOf('phone') };
}

/** Takes one value over; false where it is wrong. */
function take(
  person: ImportedPerson,
  meaning: ImportPlan['columns'][number],
  text: string,
  plan: ImportPlan,
  fields: ReadonlyMap<string, FieldDefinition>,
): boolean {
  switch (meaning) {
    case 'phone':
      person.phone = readPhone(text, (plan.country ?? undefined) as CountryCode | undefined) ?? '';
      return person.phone !== '';
    case 'name':
      person.name = givenName.safeParse(unquoted(text)).data ?? null;
      return person.name !== null;
    case 'language':
      person.language = languageInput.safeParse(text.replace('_', '-')).data ?? null;
      return person.language !== null;
    case 'notes':
      person.notes = unquoted(text);
      return text.length <= 10_000;
    case 'tags': {
      const tags = unquoted(text)
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter(Boolean);
      person.tags.push(...tags);
      return tags.length <= 50 && tags.every((tag) => tag.length <= longestTag);
    }
    case 'consent':
      person.agreed = agreedBy(text);
      return person.agreed !== null;
    default: {
      const key = meaning.slice('field:'.length);
      const definition = fields.get(key);
      const value = definition ? readFieldValue(definition, unquoted(text)) : null;
      if (value !== null) person.fields[key] = value;
      return value !== null;
    }
  }
}

/** Without the sign that our own files put before what a spreadsheet would run. */
function unquoted(text: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}

const agreements = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'si',
  'sí',
  's',
  'sim',
  'opt-in',
  'opted in',
  'subscribed',
  'allowed',
]);
const refusedWords = new Set([
  'no',
  'n',
  'false',
  '0',
  'nao',
  'não',
  'opt-out',
  'opted out',
  'unsubscribed',
  'refused',
]);

function agreedBy(text: string): boolean | null {
  const word = text.toLowerCase();
  return agreements.has(word) ? true : refusedWords.has(word) ? false : null;
}
