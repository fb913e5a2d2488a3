import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import type { ImportPlan } from '#/flow/audience/import-plan.ts';
import { answerExport } from '../contacts/answer-export.ts';
import { optOutContact } from '../contacts/change-consent.ts';
import { createContact } from '../contacts/create-contact.ts';
import { getContact } from '../contacts/get-contact.ts';
import { listContacts } from '../contacts/list-contacts.ts';
import { withWorkspace } from '../db/doors.ts';
import { createField } from '../fields/create-field.ts';
import { createGroup } from '../groups/create-group.ts';
import { makeMember, makePerson, makeWorkspace, signIn } from '../testing.ts';
import { answerImportErrors } from './answer-import-errors.ts';
import { answerImportUpload } from './answer-import-upload.ts';
import { getImport } from './get-import.ts';
import { importBatch } from './import-batch.ts';
import { listImports } from './list-imports.ts';
import { runImport } from './run-import.ts';
import { cancelImport, startImport } from './start-import.ts';

const app = 'http://localhost:3000';
const folder = mkdtempSync(path.join(os.tmpdir(), 'recado-imports-'));
let workspaceId: string;
let slug: string;
let cookies: Headers;
let eva: { kind: 'member'; userId: string; workspace: string };

beforeAll(() => {
  process.env.RECADO_DATA_DIR = folder;
  forgetEnv();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  ({ id: workspaceId, slug } = await makeWorkspace(await makePerson('Owner')));
  eva = { kind: 'member', userId: await makeMember(workspaceId, 'editor'), workspace: slug };
  cookies = await signIn(eva.userId);
});

async function upload(body: BodyInit, name = 'people.csv') {
  const headers = new Headers({ origin: app, 'content-type': 'text/csv', ...Object.fromEntries(cookies) });
  const request = new Request(`${app}/api/w/${slug}/imports?name=${name}`, { method: 'POST', headers, body });
  const answer = await answerImportUpload(request, slug);
  return { status: answer.status, body: (await answer.json()) as { id: string; error?: { code: string } } };
}

/** Brings a file and takes it in, as the plan says. */
async function bring(body: BodyInit, plan: Partial<ImportPlan> & Pick<ImportPlan, 'columns'>): Promise<string> {
  const { body: made } = await upload(body);
  await startImport.call(eva, { id: made.id, plan });
  await runImport({ workspaceId, importId: made.id });
  return made.id;
}

const people = async () =>
  (await listContacts.call(eva, {})).rows
    .map(({ name, tags, addresses }) => [name, addresses[0]?.value, ...tags.sort()].join(' '))
    .sort();

describe('a file', () => {
  test('says by itself how it is written and what its columns mean', async () => {
    await createField.call(eva, { key: 'plan', label: 'Tarifa', type: 'text' });
    const text =
      'Nome;Telefone;Tarifa;Observações\r\nÂngela;+55 11 98765-4321;pro;"a; b"\r\nZé;+55 11 97654-3210;;\r\n';
    const latin = Buffer.from(text, 'latin1');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const [body, encoding] of [
      [text, 'utf-8'],
      [`\ufeff${text}`, 'utf-8'],
      [latin, 'windows-1252'],
      [utf16, 'utf-16le'],
    ] as const) {
      const { body: made } = await upload(body as BodyInit);
      expect(await getImport.call(eva, { id: made.id })).toMatchObject({
        name: 'people.csv',
        state: 'ready',
        encoding,
        delimiter: ';',
        header: ['Nome', 'Telefone', 'Tarifa', 'Observações'],
        sample: [
          ['Ângela', '+55 11 98765-4321', 'pro', 'a; b'],
          ['Zé', '+55 11 97654-3210', '', ''],
        ],
        suggested: ['name', 'phone', 'field:plan', 'notes'],
      });
    }
  });

  test('that has no rows and columns is refused', async () => {
    for (const body of ['', 'only a header', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 10, 1])]) {
      expect(await upload(body)).toMatchObject({ status: 422 });
    }
    expect(await listImports.call(eva, {})).toEqual([]);
  });

  test('is remembered: what its columns meant they mean in the next', async () => {
    await bring('Quem,Contacto 1\nAna,+5511987654321\n', { columns: ['name', 'phone'] });
    const { body } = await upload('Contacto 1,Quem\n+5511987654322,Bia\n');
    expect((await getImport.call(eva, { id: body.id })).suggested).toEqual(['phone', 'name']);
  });
});

describe('taking in', () => {
  test('makes people, changes those who are there by any form of their number, and tells of wrong rows', async () => {
    await createField.call(eva, { key: 'age', label: 'Age', type: 'number' });
    const { id: group } = await createGroup.call(eva, { name: 'Guests' });
    const { id: ana } = await createContact.call(eva, { phone: '+5511987654321', name: 'Ana', fields: { age: 1 } });
    const id = await bring(
      [
        'phone,name,age,tags',
        '(11) 8765-4321,,30,"vip, new"',
        '+1 202 555 0123,Bob,,',
        '001 202 555 0123,Robert,,late',
        '5.51E+12,Excel,,',
        '123,Short,,',
        'abc,Letters,,',
        ',Nobody,,',
        '+1 202 555 0124,Cy,old,',
      ].join('\n'),
      { columns: ['phone', 'name', 'field:age', 'tags'], country: 'BR', tags: ['fair'], group },
    );
    expect(await people()).toEqual(['Ana +5511987654321 fair new vip', 'Robert +12025550123 fair late']);
    expect((await getContact.call(eva, { id: ana })).fields).toEqual({ age: 30 });
    expect((await listContacts.call(eva, { group })).rows).toHaveLength(2);
    const shown = await getImport.call(eva, { id });
    expect(shown).toMatchObject({ state: 'done', rows: 8, made: 1, updated: 1, refused: 5, sample: [] });
    expect(shown.errors.map(({ row, reason, column }) => [row, reason, column])).toEqual([
      [4, 'phone-wrong', 'phone'],
      [5, 'phone-wrong', 'phone'],
      [6, 'phone-wrong', 'phone'],
      [7, 'phone-missing', 'phone'],
      [8, 'value-wrong', 'age'],
    ]);
    const request = new Request(`${app}/api/w/${slug}/imports/${id}/errors`, { headers: cookies });
    const file = await (await answerImportErrors(request, slug, id)).text();
    expect(file.split('\r\n')[0]).toBe('phone,name,age,tags,recado_row,recado_reason,recado_column');
    expect(file).toContain('5.51E+12,Excel,,,4,phone-wrong,phone');
  });

  test('B111: the same file again, twice at once, changes nothing more', async () => {
    const file = 'phone,name\n+12025550123,Bob\n+12025550124,Cy\n';
    const columns: ImportPlan['columns'] = ['phone', 'name'];
    const first = await upload(file);
    const second = await upload(file);
    for (const { body } of [first, second]) await startImport.call(eva, { id: body.id, plan: { columns } });
    await Promise.all([first, second].map(({ body }) => runImport({ workspaceId, importId: body.id }, 1)));
    const third = await bring(file, { columns });
    expect(await people()).toEqual(['Bob +12025550123', 'Cy +12025550124']);
    const made = (await listImports.call(eva, {})).reduce((sum, row) => sum + row.made, 0);
    expect(made).toBe(2);
    expect(await getImport.call(eva, { id: third })).toMatchObject({ made: 0, updated: 0, refused: 0, rows: 2 });
  });

  test('B109: goes on behind the last batch after a crash, and two workers do no row twice', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `+120255501${String(i).padStart(2, '0')},P${i}`);
    const { body } = await upload(`phone,name\n${rows.join('\n')}\n`);
    const { id } = body;
    await startImport.call(eva, { id, plan: { columns: ['phone', 'name'] } });
    // what a worker had done when it was killed: one batch of ten, committed
    const cells = rows.slice(0, 10).map((row) => ({ cells: row.split(','), readBytes: 100 }));
    expect(await withWorkspace(workspaceId, (tx) => importBatch(tx, id, 0, cells))).toBe(true);
    // its ghost comes back with the same batch
    expect(await withWorkspace(workspaceId, (tx) => importBatch(tx, id, 0, cells))).toBe(false);
    await Promise.all([runImport({ workspaceId, importId: id }, 4), runImport({ workspaceId, importId: id }, 4)]);
    await runImport({ workspaceId, importId: id }, 4);
    expect(await getImport.call(eva, { id })).toMatchObject({ state: 'done', rows: 25, made: 25 });
    expect(await people()).toHaveLength(25);
  });

  test('a cancelled one stops where it is, and its file is gone', async () => {
    const { body } = await upload('phone\n+12025550123\n+12025550124\n');
    const { id } = body;
    await startImport.call(eva, { id, plan: { columns: ['phone'] } });
    const cells = [{ cells: ['+12025550123'], readBytes: 10 }];
    await withWorkspace(workspaceId, (tx) => importBatch(tx, id, 0, cells));
    await cancelImport.call(eva, { id });
    await runImport({ workspaceId, importId: id });
    expect(await getImport.call(eva, { id })).toMatchObject({ state: 'cancelled', rows: 1, made: 1, sample: [] });
    await startImport.call(eva, { id, plan: { columns: ['phone'] } });
    await runImport({ workspaceId, importId: id });
    expect(await people()).toHaveLength(1);
  });

  test('a file that cannot be read on fails, and keeps what was read', async () => {
    const good = Array.from({ length: 6 }, (_, i) => `+1202555012${i},P${i}`).join('\n');
    const endless = `phone,name\n${good}\n+12025550129,"${'x'.repeat(1_100_000)}`;
    const id = await bring(endless, { columns: ['phone', 'name'] });
    expect(await getImport.call(eva, { id })).toMatchObject({
      state: 'failed',
      made: 6,
      errors: [{ row: 7, reason: 'unreadable', column: null }],
    });
  });
});

describe('consent', () => {
  test('is noted by a column with a source only, and nobody who refused is brought back', async () => {
    const { id: out } = await createContact.call(eva, { phone: '+12025550101' });
    await optOutContact.call(eva, { id: out });
    const file = 'phone,marketing\n+12025550101,yes\n+12025550102,yes\n+12025550103,no\n+12025550104,\n';
    const { body } = await upload(file);
    const wanted = { id: body.id, plan: { columns: ['phone', 'consent'] as ImportPlan['columns'] } };
    await expect(startImport.call(eva, wanted)).rejects.toMatchObject({ code: 'invalid-input' });
    await bring(file, { columns: ['phone', ''] });
    expect((await listContacts.call(eva, { consent: 'opted-in' })).rows).toEqual([]);
    for (let times = 0; times < 2; times++) {
      await bring(file, { columns: ['phone', 'consent'], consentSource: 'Form at the fair, 3 May' });
    }
    const numbers = async (consent: 'opted-in' | 'opted-out') =>
      (await listContacts.call(eva, { consent })).rows.map(({ addresses }) => addresses[0]?.value).sort();
    expect(await numbers('opted-in')).toEqual(['+12025550102']);
    expect(await numbers('opted-out')).toEqual(['+12025550101', '+12025550103']);
    const [agreed] = (await listContacts.call(eva, { consent: 'opted-in' })).rows;
    const { consent } = await getContact.call(eva, { id: String(agreed?.id) });
    expect(consent).toMatchObject([{ change: 'opt-in', source: 'import', wording: 'Form at the fair, 3 May' }]);
  });
});

test('what is exported can be imported again, and runs in no spreadsheet', async () => {
  await createField.call(eva, { key: 'note', label: 'Note', type: 'text' });
  const evil = '=HYPERLINK("http://x")';
  await createContact.call(eva, {
    phone: '+12025550101',
    name: '+Bob, "B"',
    fields: { note: evil },
    addTags: ['a', 'b'],
  });
  const request = new Request(`${app}/api/w/${slug}/contacts/export?search=bob`, { headers: cookies });
  const answer = await answerExport(request, slug);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const text = await answer.text();
  expect(text).toContain(`"'+12025550101","'+Bob, ""B"""`);
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  const other = await makeWorkspace(await makePerson('Cy'));
  const operator = { kind: 'operator', workspaceId: other.id } as const;
  await createField.call(operator, { key: 'note', label: 'Note', type: 'text' });
  const { body } = await upload(text);
  const { suggested } = await getImport.call(eva, { id: body.id });
  await startImport.call(eva, { id: body.id, plan: { columns: suggested ?? [], consentSource: 'export' } });
  await runImport({ workspaceId, importId: body.id });
  expect(await getImport.call(eva, { id: body.id })).toMatchObject({ state: 'done', made: 0, updated: 0, refused: 0 });
  const missing = await answerExport(new Request(`${app}/x?segment=${other.id}`, { headers: cookies }), slug);
  expect(missing.status).toBe(404);
});
