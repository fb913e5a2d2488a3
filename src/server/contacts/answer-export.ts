import { and, asc, gt } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { requestActor } from '../auth/request-actor.ts';
import { csvResponse } from '../csv/csv-response.ts';
import { contact } from '../db/schema/contacts.ts';
import { errorResponse } from '../error-response.ts';
import { readFields } from '../fields/read-fields.ts';
import { type Actor, defineUseCase } from '../use-case.ts';
import { contactFilter, contactsWhere } from './contact-filter.ts';
import { readAddresses, readTags } from './read-contacts.ts';

const pageSize = 500;

/** The next contacts of a file, by id, with everything that it tells of them. */
const readExport = defineUseCase({
  access: 'contact.export',
  input: z.strictObject({ filter: contactFilter, after: z.uuid().nullable() }),
  async run({ tx }, { filter, after }) {
    const where = and(await contactsWhere(tx, filter), after ? gt(contact.id, after) : undefined);
    const { id, name, username, language, timeZone, notes, fields, optedOutAt, createdAt } = contact;
    const rows = await tx
      .select({ id, name, username, language, timeZone, notes, fields, optedOutAt, createdAt })
      .from(contact)
      .where(where)
      .orderBy(asc(contact.id))
      .limit(pageSize);
    const ids = rows.map((row) => row.id);
    return {
      fields: await readFields(tx),
      rows,
      addresses: await readAddresses(tx, ids),
      tags: await readTags(tx, ids),
    };
  },
});

/** Gives the contacts that a filter finds as a CSV file, made while it is sent; the permission is proved for every page. */
export async function answerExport(request: Request, workspace: string): Promise<Response> {
  try {
    const actor = await requestActor(request, workspace);
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const filter = contactFilter.safeParse(asked);
    const first = await readExport.call(actor, { filter: filter.data ?? {}, after: null });
    if (!filter.success) throw new UserError('invalid-input');
    return csvResponse('contacts.csv', lines(actor, filter.data, first));
  } catch (thrown) {
    return errorResponse(thrown);
  }
}

type Page = Awaited<ReturnType<typeof readExport.call>>;

async function* lines(
  actor: Actor,
  filter: z.output<typeof contactFilter>,
  first: Page,
): AsyncGenerator<readonly string[]> {
  const { fields } = first;
  const known = ['phone', 'name', 'username', 'language', 'time_zone', 'tags', 'marketing', 'notes', 'since'];
  yield [...known, ...fields.map(({ key }) => key)];
  for (let page = first; page.rows.length > 0; ) {
    for (const row of page.rows) {
      yield [
        page.addresses.get(row.id)?.find(({ kind }) => kind === 'phone')?.value ?? '',
        row.name ?? '',
        row.username ?? '',
        row.language ?? '',
        row.timeZone ?? '',
        page.tags.get(row.id)?.join(', ') ?? '',
        row.optedOutAt ? 'no' : '',
        row.notes ?? '',
        row.createdAt.toISOString(),
        ...fields.map(({ key }) => textOf(row.fields[key])),
      ];
    }
    if (page.rows.length < pageSize) return;
    page = await readExport.call(actor, { filter, after: page.rows.at(-1)?.id ?? null });
  }
}

const textOf = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
