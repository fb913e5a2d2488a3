import { z } from 'zod';
import { checkFieldName } from '../checks/check-name.ts';

/** The kinds of value that a custom field of contacts can have. A date is `YYYY-MM-DD`. */
export const fieldTypes = ['text', 'number', 'boolean', 'date', 'select'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A custom field as a workspace defines it. */
export interface FieldDefinition {
  key: string;
  label: string;
  type: FieldType;
  /** What can be chosen, for the type `select`. */
  options: readonly string[];
}

/** What a custom field can hold. */
export type FieldValue = string | number | boolean;

/** Facts about a contact that are columns and no custom fields. */
export const builtInFields = ['name', 'language', 'phone'] as const;

/** The key of a custom field, as texts name it behind `contact.`. */
export const fieldKey = z
  .string()
  .max(40)
  .refine((key) => !(builtInFields as readonly string[]).includes(key) && checkFieldName(key, '').length === 0);

/** The longest text in a custom field, in UTF-16 units. */
export const fieldTextLength = 4_000;

const isoDay = z.iso.date();
const yes = new Set(['true', 'yes', 'si', 'sí', 'sim', '1', 'x']);
const no = new Set(['false', 'no', 'nao', 'não', '0']);

/** Reads a value for a field, also as a file writes it; null where it is none of that type. */
export function readFieldValue({ type, options }: FieldDefinition, value: FieldValue): FieldValue | null {
  const text = String(value).trim();
  switch (type) {
    case 'text':
      return text === '' || text.length > fieldTextLength ? null : text;
    case 'number':
      return /^[-+]?\d{1,15}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : null;
    case 'boolean':
      return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : null;
    case 'date':
      return readDay(text);
    case 'select':
      return options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? null;
  }
}

/** A day as `YYYY-MM-DD`, also where a file writes `31.12.1990` or `31/12/1990`: the day stands before the month. */
function readDay(text: string): string | null {
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const day = european
    ? `${european[3]}-${String(european[2]).padStart(2, '0')}-${String(european[1]).padStart(2, '0')}`
    : text.slice(0, 10);
  return isoDay.safeParse(day).success ? day : null;
}
