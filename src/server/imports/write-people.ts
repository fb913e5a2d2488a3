import { sql } from 'drizzle-orm';
import type { ImportPlan } from '#/flow/audience/import-plan.ts';
import { findHolders, holdNumbers } from '../contacts/create-contact.ts';
import { phoneVariants } from '../contacts/read-phone.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { ImportedPerson } from './read-row.ts';

interface Batch {
  workspaceId: string;
  importId: string;
  plan: ImportPlan;
}

/** Makes and changes the contacts of some rows; a person is found by the number, also in another form of it. */
export async function writePeople(
  tx: Db,
  batch: Batch,
  rows: readonly ImportedPerson[],
): Promise<{ made: number; updated: number }> {
  if (rows.length === 0) return { made: 0, updated: 0 };
  const people = joinRows(rows);
  const phones = people.map(({ phone }) => phone);
  // the receiver, other imports and members wait here, in the same order
  await holdNumbers(tx, batch.workspaceId, phones);
  const holders = await findHolders(tx, phones);
  const ids = await makeIds(tx, people.filter(({ phone }) => !holders.has(phone)).length);
  const fresh: Known[] = [];
  const known: Known[] = [];
  for (const person of people) {
    const id = holders.get(person.phone);
    if (id) known.push({ ...person, id });
    else fresh.push({ ...person, id: ids[fresh.length] as string });
  }
  await insertPeople(tx, batch, fresh);
  const updated = await updatePeople(tx, known);
  const everybody = [...fresh, ...known];
  const joined = await insertTags(tx, batch, everybody);
  const grouped = await insertMembers(tx, batch, everybody);
  await noteConsent(tx, batch, everybody);
  const own = new Set(known.map(({ id }) => id));
  const touched = new Set([...updated, ...joined, ...grouped].filter((id) => own.has(id)));
  return { made: fresh.length, updated: touched.size };
}

type Known = ImportedPerson & { id: string };

/** One person for rows about the same phone: the later row wins where both say something. */
function joinRows(rows: readonly ImportedPerson[]): ImportedPerson[] {
  const people = new Map<string, ImportedPerson>();
  for (const row of rows) {
    const key = phoneVariants(row.phone).sort().join(' ');
    const before = people.get(key);
    people.set(
      key,
      before
        ? {
            phone: before.phone,
            name: row.name ?? before.name,
            language: row.language ?? before.language,
            notes: row.notes ?? before.notes,
            tags: [...before.tags, ...row.tags],
            fields: { ...before.fields, ...row.fields },
            // who refused in one row has refused
            agreed: before.agreed === false ? false : (row.agreed ?? before.agreed),
          }
        : row,
    );
  }
  return [...people.values()];
}

async function makeIds(tx: Db, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await rowsOf<{ id: string }>(tx, sql`select uuidv7() as id from generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}

const asRecords = (people: readonly Known[]) => sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
  as r (id uuid, phone text, name text, language text, notes text, tags jsonb, fields jsonb, agreed boolean)`;

async function insertPeople(tx: Db, { workspaceId }: Batch, people: readonly Known[]): Promise<void> {
  if (people.length === 0) return;
  await tx.execute(sql`
    insert into contact (workspace_id, id, name, language, notes, fields)
    select ${workspaceId}::uuid, id, name, language, notes, fields from ${asRecords(people)}`);
  await tx.execute(sql`
    insert into contact_address (workspace_id, contact_id, kind, scope, value)
    select ${workspaceId}::uuid, id, 'phone', '', phone from ${asRecords(people)}`);
}

/** Takes over what a file says; answers who is different now. */
async function updatePeople(tx: Db, people: readonly Known[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`
      with due as (
        select c.id, r.name, r.language, r.notes, r.fields from ${asRecords(people)} join contact c on c.id = r.id
        where (r.name, r.language, r.notes) is distinct from (null, null, null) or r.fields <> '{}'
        order by c.id for no key update of c
      )
      update contact c set name = coalesce(due.name, c.name), language = coalesce(due.language, c.language),
        notes = coalesce(due.notes, c.notes), fields = c.fields || due.fields, updated_at = clock_timestamp()
      from due where c.id = due.id
        and (coalesce(due.name, c.name), coalesce(due.language, c.language), coalesce(due.notes, c.notes), c.fields || due.fields)
          is distinct from (c.name, c.language, c.notes, c.fields)
      returning c.id`,
  );
  return rows.map(({ id }) => id);
}

async function insertTags(tx: Db, { workspaceId }: Batch, people: readonly Known[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`insert into contact_tag (workspace_id, contact_id, tag)
      select distinct ${workspaceId}::uuid, r.id, t.tag from ${asRecords(people)}, jsonb_array_elements_text(r.tags) as t (tag)
      on conflict do nothing returning contact_id as id`,
  );
  return rows.map(({ id }) => id);
}

/** A group that was dissolved meanwhile takes nobody in. */
async function insertMembers(tx: Db, { workspaceId, plan }: Batch, people: readonly Known[]): Promise<string[]> {
  if (!plan.group) return [];
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`insert into contact_group_member (workspace_id, group_id, contact_id)
      select ${workspaceId}::uuid, g.id, r.id from contact_group g, ${asRecords(people)} where g.id = ${plan.group}::uuid
      on conflict do nothing returning contact_id as id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Notes what people said about marketing by the file. A refusal counts at once. An agreement counts only for those who have
 * not refused: no file speaks for somebody who has.
 */
async function noteConsent(tx: Db, { workspaceId, importId, plan }: Batch, people: readonly Known[]): Promise<void> {
  if (!plan.columns.includes('consent') || !plan.consentSource) return;
  await tx.execute(sql`
    with held as (
      select c.id from ${asRecords(people)} join contact c on c.id = r.id
      where r.agreed = false and c.opted_out_at is null order by c.id for no key update of c
    ), out as (
      update contact c set opted_out_at = clock_timestamp(), updated_at = clock_timestamp() from held
      where c.id = held.id returning c.id
    )
    insert into consent_log (workspace_id, contact_id, change, source, detail, wording)
    select ${workspaceId}::uuid, id, 'opt-out', 'import', ${importId}::text, ${plan.consentSource}::text from out`);
  await tx.execute(sql`
    insert into consent_log (workspace_id, contact_id, change, source, detail, wording)
    select ${workspaceId}::uuid, c.id, 'opt-in', 'import', ${importId}::text, ${plan.consentSource}::text
    from ${asRecords(people)} join contact c on c.id = r.id
    where r.agreed and c.opted_out_at is null and not exists (
      select from consent_log l where l.contact_id = c.id and l.change = 'opt-in' and l.source = 'import'
        and l.wording = ${plan.consentSource}::text)`);
}
