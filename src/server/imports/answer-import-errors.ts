import { and, asc, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { requestActor } from '../auth/request-actor.ts';
import { csvResponse } from '../csv/csv-response.ts';
import { contactImport, contactImportError } from '../db/schema/imports.ts';
import { errorResponse } from '../error-response.ts';
import { type Actor, defineUseCase } from '../use-case.ts';

const pageSize = 1_000;

/** The next wrong rows of a file. */
const readErrors = defineUseCase({
  access: 'import.read',
  input: z.strictObject({ id: z.uuid(), after: z.int() }),
  async run({ tx }, { id, after }) {
    const [found] = await tx.select().from(contactImport).where(eq(contactImport.id, id));
    if (!found) throw new UserError('not-found');
    const rows = await tx
      .select()
      .from(contactImportError)
      .where(and(eq(contactImportError.importId, id), gt(contactImportError.row, after)))
      .orderBy(asc(contactImportError.row))
      .limit(pageSize);
    return { header: found.header, rows };
  },
});

/** Gives the wrong rows of a file as a file of the same columns, with why behind them: it can be put right and brought again. */
export async function answerImportErrors(request: Request, workspace: string, id: string): Promise<Response> {
  try {
    const actor = await requestActor(request, workspace);
    const first = await readErrors.call(actor, { id, after: 0 });
    return csvResponse('rows-to-correct.csv', lines(actor, id, first));
  } catch (thrown) {
    return errorResponse(thrown);
  }
}

type Errors = Awaited<ReturnType<typeof readErrors.call>>;

async function* lines(actor: Actor, id: string, first: Errors): AsyncGenerator<readonly string[]> {
  yield [...first.header, 'recado_row', 'recado_reason', 'recado_column'];
  for (let page = first; page.rows.length > 0; ) {
    for (const { row, reason, column, cells } of page.rows) {
      const padded = first.header.map((_, at) => cells[at] ?? '');
      yield [...padded, String(row), reason, column ?? ''];
    }
    if (page.rows.length < pageSize) return;
    page = await readErrors.call(actor, { id, after: page.rows.at(-1)?.row ?? 0 });
  }
}
