import { and, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { segmentRules } from '#/flow/audience/segment-rules.ts';
import { howMany, patience } from '../contacts/how-many.ts';
import { readContacts } from '../contacts/read-contacts.ts';
import { contact } from '../db/schema/contacts.ts';
import { defineUseCase } from '../use-case.ts';
import { compileSegment } from './compile-segment.ts';
import { readFieldTypes } from './read-field-types.ts';

/** People who are named in a preview. */
const named = 5;

/** Whom rules find now: how many, exactly where that is quick or `exact` is wanted, and without that the last met of them. */
export const previewRules = defineUseCase({
  access: 'segment.read',
  input: z.strictObject({ rules: segmentRules, exact: z.boolean().default(false) }),
  async run({ tx }, { rules, exact }) {
    const where = and(isNull(contact.mergedInto), compileSegment(rules, await readFieldTypes(tx))) as SQL;
    const found = await howMany(tx, where, exact ? patience.long : patience.quick);
    return { ...found, people: exact || found.count === 0 ? [] : await readContacts(tx, where, named) };
  },
});
