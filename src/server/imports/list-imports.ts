import { desc } from 'drizzle-orm';
import { contactImport } from '../db/schema/imports.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { shownImport } from './shown-import.ts';

/** Files that a list holds. */
const shown = 50;

/** The last files of contacts that were brought, the newest first. */
export const listImports = defineUseCase({
  access: 'import.read',
  input: noInput,
  async run({ tx }) {
    const { createdAt, id } = contactImport;
    const rows = await tx.select().from(contactImport).orderBy(desc(createdAt), desc(id)).limit(shown);
    return rows.map(shownImport);
  },
});
