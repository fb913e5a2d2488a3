import { asc } from 'drizzle-orm';
import { segment } from '../db/schema/segments.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** The segments of the workspace, by name. */
export const listSegments = defineUseCase({
  access: 'segment.read',
  input: noInput,
  async run({ tx }) {
    const { id, name, rules, updatedAt } = segment;
    const rows = await tx.select({ id, name, rules, updatedAt }).from(segment).orderBy(asc(name));
    return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
  },
});
