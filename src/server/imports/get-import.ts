import { asc, desc, eq, isNotNull } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { contactImport, contactImportError } from '../db/schema/imports.ts';
import { readFields } from '../fields/read-fields.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { shownImport } from './shown-import.ts';
import { type Remembered, suggestColumns } from './suggest-columns.ts';

/** Wrong rows that are shown, and earlier files that are remembered. */
const most = { errors: 20, remembered: 20 };

/** One file of contacts: how it begins, what its columns may mean, how far it is and which rows were wrong. */
export const getImport = defineUseCase({
  access: 'import.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await tx.select().from(contactImport).where(eq(contactImport.id, id));
    if (!found) throw new UserError('not-found');
    const { header, sample, encoding, delimiter, plan } = found;
    const suggested =
      found.state === 'ready' ? suggestColumns(header, sample, await readFields(tx), await readPlans(tx)) : null;
    const { row, reason, column, cells } = contactImportError;
    const errors = await tx
      .select({ row, reason, column, cells })
      .from(contactImportError)
      .where(eq(contactImportError.importId, id))
      .orderBy(asc(row))
      .limit(most.errors);
    return { ...shownImport(found), header, sample, encoding, delimiter, plan, suggested, errors };
  },
});

async function readPlans(tx: Db): Promise<Remembered[]> {
  const { header, plan, createdAt } = contactImport;
  const rows = await tx
    .select({ header, plan })
    .from(contactImport)
    .where(isNotNull(plan))
    .orderBy(desc(createdAt))
    .limit(most.remembered);
  return rows.map((row) => ({ header: row.header, columns: row.plan?.columns ?? [] }));
}
