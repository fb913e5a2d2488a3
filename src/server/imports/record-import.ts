import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contactImport } from '../db/schema/imports.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Asks, before a file is read, whether a person may import contacts into the workspace. */
export const mayImport = defineUseCase({
  access: 'import.run',
  input: noInput,
  run: async ({ workspaceId }) => ({ workspaceId }),
});

/** Writes down that a file of contacts lies here, and forgets the wrong rows of files that are long over. */
export const recordImport = defineUseCase({
  access: 'import.run',
  input: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    hash: z.string(),
    bytes: z.int(),
    encoding: z.string(),
    delimiter: z.string(),
    header: z.array(z.string()),
    sample: z.array(z.array(z.string())),
  }),
  async run({ tx, workspaceId, userId, changed }, file) {
    await tx.execute(sql`
      delete from contact_import_error e using contact_import i
      where i.id = e.import_id and i.ended_at < now() - interval '30 days'`);
    await tx.insert(contactImport).values({ ...file, workspaceId, startedBy: userId });
    changed('import');
    return { id: file.id };
  },
});
