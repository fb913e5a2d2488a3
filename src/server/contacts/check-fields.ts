import { type FieldValue, readFieldValue } from '#/flow/audience/contact-fields.ts';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { readFields } from '../fields/read-fields.ts';

/**
 * Values for custom fields as those want them, null where one is to be emptied. Throws `invalid-input` for a field that the
 * workspace does not have, and for a value that is none of its type.
 */
export async function checkFields(
  tx: Db,
  patch: Readonly<Record<string, FieldValue | null>>,
): Promise<Record<string, FieldValue | null>> {
  const known = new Map((await readFields(tx)).map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const definition = known.get(key);
      const empty = value === null || (typeof value === 'string' && value.trim() === '');
      const read = definition && !empty ? readFieldValue(definition, value) : null;
      if (!definition || (!empty && read === null)) throw new UserError('invalid-input', { field: `fields.${key}` });
      return [key, read];
    }),
  );
}
