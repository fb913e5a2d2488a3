import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, startPostgres } from '../scripts/pg.ts';

// `npm run bench:people`: a workspace with a million contacts beside another with as many, and how long people wait for a
// search, a filter and the count of a segment. Prints a table of milliseconds: the first time, and the middle of nine more.

const { values } = parseArgs({ options: { contacts: { type: 'string', default: '1000000' } } });
const count = Number(values.contacts);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-people-'));
fs.chmodSync(folder, 0o755);
const pg = await startPostgres({
  dir: path.join(folder, 'data'),
  port: await freePort(),
  fast: true,
  settings: ['shared_buffers=512MB'],
});
Object.assign(process.env, {
  DATABASE_URL: pg.url,
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  RECADO_DATA_DIR: folder,
  LOG_LEVEL: 'silent',
});
const { migrateDatabase } = await import('#/server/db/migrate.ts');
const { closePools, rawPool } = await import('#/server/db/client.ts');
const { closeJobQueue } = await import('#/server/jobs/job-queue.ts');
const { listContacts } = await import('#/server/contacts/list-contacts.ts');
const { countContacts } = await import('#/server/contacts/count-contacts.ts');
const { listTags } = await import('#/server/contacts/list-tags.ts');
const { previewRules } = await import('#/server/segments/preview-rules.ts');
const { createField } = await import('#/server/fields/create-field.ts');
const { makePerson, makeWorkspace } = await import('#/server/testing.ts');

try {
  await migrateDatabase(pg.url);
  const owner = await makePerson('Bench');
  const { id: workspaceId } = await makeWorkspace(owner);
  const { id: otherId } = await makeWorkspace(owner, 'Other');
  const operator = { kind: 'operator', workspaceId } as const;
  await createField.call(operator, { key: 'age', label: 'Age', type: 'number' });
  await createField.call(operator, { key: 'city', label: 'City', type: 'text' });
  const began = performance.now();
  for (const id of [workspaceId, otherId]) await fill(id, id === workspaceId ? count : Math.ceil(count / 10));
  await rawPool()`vacuum analyze`;
  console.log(`${count.toLocaleString('en')} contacts in ${Math.round((performance.now() - began) / 1_000)} s`);
  const list = (input: object) => () => listContacts.call(operator, input);
  const rules = (...wanted: object[]) => ({ match: 'all', groups: [{ match: 'all', rules: wanted }] }) as never;
  const segment = (exact: boolean, ...wanted: object[]) => {
    return () => previewRules.call(operator, { rules: rules(...wanted), exact });
  };
  const age = { on: 'field', name: 'age', is: 'at-least', value: '30' };
  const city = { on: 'field', name: 'city', is: 'equals', value: 'sao paulo' };
  const works: Record<string, () => Promise<unknown>> = {
    'list, first page': list({}),
    'search, one person': list({ search: 'zuzana 777777' }),
    'search, nobody': list({ search: 'xyzxyz' }),
    'search, common name': list({ search: 'mar' }),
    'search, two common names': list({ search: 'maria silva' }),
    'search, a rare and a common name': list({ search: 'zuzana silva' }),
    'search, one letter': list({ search: 'a' }),
    'search, number': list({ search: '+55 11 9000 77777' }),
    'search, last digits': list({ search: '777777' }),
    'filter, rare tag': list({ tag: 'rare' }),
    'filter, common tag and search': list({ tag: 'even', search: 'maria' }),
    'filter, refused marketing': list({ consent: 'opted-out' }),
    tags: () => listTags.call(operator, {}),
    'count of everybody': () => countContacts.call(operator, {}),
    'segment, tag, at once': segment(false, { on: 'tag', tag: 'rare', is: 'present' }),
    'segment, half by tag, at once': segment(false, { on: 'tag', tag: 'even', is: 'present' }),
    'segment, half by tag, exact': segment(true, { on: 'tag', tag: 'even', is: 'present' }),
    'segment, number field, at once': segment(false, age),
    'segment, number field, exact': segment(true, age),
    'segment, text field, at once': segment(false, city),
    'segment, text field, exact': segment(true, city),
  };
  const rows: Record<string, object> = {};
  for (const [name, work] of Object.entries(works)) rows[name] = await measure(work);
  console.table(rows);
} finally {
  await closeJobQueue();
  await closePools();
  await pg.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** The first time in milliseconds, the middle of nine more, and what was found. */
async function measure(work: () => Promise<unknown>): Promise<object> {
  const times: number[] = [];
  let found: unknown;
  for (let times_ = 0; times_ < 10; times_++) {
    const began = performance.now();
    found = await work();
    times.push(performance.now() - began);
    if (times_ === 2 && times[0] !== undefined && times[0] > 2_000) break;
  }
  const [first = 0, ...more] = times;
  const middle = more.sort((a, b) => a - b)[Math.floor(more.length / 2)] ?? 0;
  const { rows, count: number, exact } = found as { rows?: unknown[]; count?: number; exact?: boolean };
  const shown = rows?.length ?? (number === undefined ? '' : `${exact ? '' : '~'}${number}`);
  return { first: Math.round(first), middle: Math.round(middle), found: shown };
}

/** Contacts with names of a few hundred common and some rare words, a phone, tags and fields; by the triggers as in life. */
async function fill(workspaceId: string, people: number): Promise<void> {
  const step = 50_000;
  for (let from = 0; from < people; from += step) {
    const to = Math.min(people, from + step) - 1;
    await rawPool()`
      with made as (
        insert into contact (workspace_id, id, name, fields, opted_out_at)
        select ${workspaceId}::uuid, uuidv7(),
          (array['María','João','Ana','Zé','Marcos','Martina','Lucía','Ângela','Pedro','Juan'])[1 + n % 10] || ' ' ||
          (array['Silva','Souza','García','López','Conceição','Müller','Santos'])[1 + n / 10 % 7]
            || case when n % 1000 = 777 then ' Zuzana ' || n else ' ' || md5((n % 5000)::text) end,
          jsonb_build_object('age', n % 90, 'city', (array['São Paulo','Lima','Bogotá','Berlin'])[1 + n % 4]),
          case when n % 50 = 0 then now() end
        from generate_series(${from}::int, ${to}::int) as n returning workspace_id, id
      ), numbered as (select *, row_number() over () + ${from}::int - 1 as n from made
      ), phones as (
        insert into contact_address (workspace_id, contact_id, kind, scope, value)
        select workspace_id, id, 'phone', '', '+55119' || lpad(n::text, 8, '0') from numbered
      )
      insert into contact_tag (workspace_id, contact_id, tag)
      select workspace_id, id, case when n % 1000 = 0 then 'rare' else 'even' end from numbered where n % 2 = 0`;
  }
}
