import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { takeOver } from '../conversations/take-over.ts';
import { withWorkspace } from '../db/doors.ts';
import { contact, contactAddress } from '../db/schema/contacts.ts';
import { createField } from '../fields/create-field.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { optInContact, optOutContact } from './change-consent.ts';
import { countContacts } from './count-contacts.ts';
import { createContact } from './create-contact.ts';
import { editContact } from './edit-contact.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { listTags } from './list-tags.ts';

type Member = { kind: 'member'; userId: string; workspace: string };

let lab: Lab;
let ana: Member;
let phones: number;

beforeEach(async () => {
  phones = 0;
  lab = await openLab();
  ana = await join('agent');
});

const operator = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;

async function join(role: 'viewer' | 'agent'): Promise<Member> {
  const userId = await makeMember(lab.ids.workspace, role);
  return { kind: 'member', userId, workspace: `lab-${lab.ids.workspace.slice(-8)}` };
}

const greeting = drawFlow(
  {
    k: { type: 'keyword', config: { words: ['hello'], match: 'contains' } },
    t: { type: 'send-text', config: { text: 'Hello' } },
  },
  'k.next>t',
);

/** Somebody who wrote and was answered. */
async function meet(): Promise<string> {
  await lab.publish(greeting);
  await lab.say('hello');
  await lab.settle();
  const [row] = (await listContacts.call(ana, {})).rows;
  if (!row) throw new Error('nobody was met');
  return row.id;
}

async function seed(names: readonly string[], username: string | null = null): Promise<string[]> {
  const workspaceId = lab.ids.workspace;
  return withWorkspace(workspaceId, async (tx) => {
    const ids: string[] = [];
    for (const name of names) {
      const id = lab.deps.newId();
      ids.push(id);
      await tx.insert(contact).values({ workspaceId, id, name, username });
      const value = `+3460000${String(phones++).padStart(4, '0')}`;
      await tx.insert(contactAddress).values({ workspaceId, contactId: id, kind: 'phone', scope: '', value });
    }
    return ids;
  });
}

describe('reading', () => {
  it('tells what is known of a person', async () => {
    const id = await meet();
    expect((await listContacts.call(ana, {})).rows).toEqual([
      {
        id,
        name: 'Ana Silva',
        username: null,
        addresses: [{ kind: 'phone', value: '+5511987654321' }],
        tags: [],
        optedOutAt: null,
        createdAt: expect.any(String),
        lastMessageAt: new Date(lab.clock.at).toISOString(),
      },
    ]);
    const found = await getContact.call(ana, { id });
    expect(found).toMatchObject({ fields: {}, language: null, timeZone: null, consent: [] });
    expect(found.conversations).toMatchObject([{ contact: { id }, channel: { name: 'Lab' }, owner: null }]);
    expect(found.runs).toMatchObject([{ flow: { name: 'Flow' }, status: 'done' }]);
  });

  it('pages, the last met first', async () => {
    const ids = await seed(Array.from({ length: 101 }, (_, i) => `C${i}`));
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listContacts.call(ana, { cursor });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    }
    expect(seen).toEqual([...ids].sort().reverse());
  });

  it('finds by the beginnings of names and user names, and by digits, without case, accents and meaning of signs', async () => {
    await seed(['Ângela Conceição', 'Álvaro 100%', 'O_o', '王小明', 'D’Artagnan']);
    await seed(['Nobody'], 'mia.lopez');
    const found = async (search: string) =>
      (await listContacts.call(ana, { search })).rows.map((row) => row.name).sort();
    expect(await found('angela conceicao')).toEqual(['Ângela Conceição']);
    expect(await found('CONCEIÇÃO')).toEqual(['Ângela Conceição']);
    expect(await found('100%')).toEqual(['Álvaro 100%']);
    expect(await found('o_')).toEqual(['O_o']);
    expect(await found('_')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found('小明')).toEqual(['王小明']);
    expect(await found('artagnan')).toEqual(['D’Artagnan']);
    expect(await found('angela nobody')).toEqual([]);
    expect(await found('@Mia')).toEqual(['Nobody']);
    expect(await found('lop')).toEqual(['Nobody']);
    expect(await found('+34 600-000-002')).toEqual(['O_o']);
    expect(await found('0034 600 000 002')).toEqual(['O_o']);
    expect(await found('0600 000 002')).toEqual(['O_o']);
    expect(await found('0002')).toEqual(['O_o']);
    expect(await found('   ')).toHaveLength(6);
    for (const sign of [`'`, `\\`, '"; drop table contact', 'a & !', '(((']) expect(await found(sign)).toEqual([]);
  });

  it('finds somebody by their new name, and no more by the old', async () => {
    const [id] = await seed(['Maria']);
    await editContact.call(ana, { id: String(id), name: 'Mariana Pérez' });
    const found = async (search: string) => (await listContacts.call(ana, { search })).rows.length;
    expect([await found('perez'), await found('maria'), await found('maria p'), await found('mariax')]).toEqual([
      1, 1, 1, 0,
    ]);
    await editContact.call(ana, { id: String(id), name: null });
    expect(await found('mariana')).toBe(0);
  });

  it('narrows by tag, consent and who answers', async () => {
    const [a, b, c] = (await seed(['A', 'B', 'C'])) as [string, string, string];
    await editContact.call(ana, { id: a, addTags: ['vip'] });
    await optOutContact.call(ana, { id: b });
    await optOutContact.call(ana, { id: c });
    await optInContact.call(ana, { id: c });
    const found = async (filter: object) => (await listContacts.call(ana, filter)).rows.map((row) => row.name).sort();
    expect(await found({ tag: 'vip' })).toEqual(['A']);
    expect(await found({ consent: 'opted-out' })).toEqual(['B']);
    expect(await found({ consent: 'not-opted-out' })).toEqual(['A', 'C']);
    expect(await found({ consent: 'opted-in' })).toEqual(['C']);
    expect(await found({ tag: 'vip', consent: 'opted-out' })).toEqual([]);
    const id = await meet();
    const [conversation] = (await getContact.call(ana, { id })).conversations;
    expect(await found({ owner: 'people' })).toEqual([]);
    await takeOver.call(ana, { id: String(conversation?.id) });
    expect(await found({ owner: 'people' })).toEqual(['Ana Silva']);
    expect(await found({ owner: ana.userId })).toEqual(['Ana Silva']);
    expect(await found({ owner: lab.ids.workspace })).toEqual([]);
    expect(await countContacts.call(ana, { consent: 'not-opted-out' })).toEqual({ count: 3, exact: true });
    expect(await listTags.call(ana, {})).toEqual(['vip']);
  });
});

describe('writing somebody down', () => {
  it('takes a number as people write it, and says when somebody has it in another form', async () => {
    const { id } = await createContact.call(ana, { phone: '+55 (11) 98765-4321', name: 'Bia', addTags: ['lead'] });
    expect(await getContact.call(ana, { id })).toMatchObject({
      name: 'Bia',
      tags: ['lead'],
      addresses: [{ kind: 'phone', value: '+5511987654321' }],
    });
    for (const phone of ['+5511987654321', '+55 11 8765-4321', '005511987654321']) {
      await expect(createContact.call(ana, { phone })).rejects.toMatchObject({ code: 'address-taken' });
    }
    for (const phone of ['5.51E+12', '123', 'abc', '', '+1 555']) {
      await expect(createContact.call(ana, { phone })).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});

describe('editing', () => {
  it('changes what is named and leaves the rest', async () => {
    const id = await meet();
    for (const [key, type] of Object.entries({ plan: 'text', age: 'number', vip: 'boolean', city: 'text' } as const)) {
      await createField.call(operator(), { key, label: key, type });
    }
    await editContact.call(ana, {
      id,
      language: 'pt-BR',
      timeZone: 'America/Bahia',
      fields: { plan: 'pro', age: 30, vip: true },
      addTags: ['lead', ' lead ', 'new'],
    });
    await editContact.call(ana, { id, name: 'Ana S.', fields: { age: null, city: 'Ilhéus' }, removeTags: ['new'] });
    expect(await getContact.call(ana, { id })).toMatchObject({
      name: 'Ana S.',
      language: 'pt-BR',
      timeZone: 'America/Bahia',
      fields: { plan: 'pro', vip: true, city: 'Ilhéus' },
      tags: ['lead'],
    });
    await editContact.call(ana, { id, timeZone: null });
    expect(await getContact.call(ana, { id })).toMatchObject({ timeZone: null, language: 'pt-BR' });
    expect((await listContacts.call(ana, { search: 'ana s.' })).rows).toHaveLength(1);
  });

  it('refuses what flows could not read, and writes nothing then', async () => {
    const id = await meet();
    await createField.call(operator(), { key: 'age', label: 'Age', type: 'number' });
    await createField.call(operator(), { key: 'plan', label: 'Plan', type: 'select', options: ['Pro', 'Free'] });
    await createField.call(operator(), { key: 'born', label: 'Born', type: 'date' });
    const wrong = [
      { fields: { unknown: 'x' } },
      { fields: { age: 'old' } },
      { fields: { plan: 'gold' } },
      { fields: { born: '1990-02-31' } },
      { fields: { phone: '+1' } },
      { fields: { name: 'x' } },
      { fields: { 'Not a name': 'x' } },
      { fields: { deep: { a: 1 } } },
      { timeZone: 'Mars/Olympus' },
      { language: 'not a language' },
      { addTags: [' '] },
      { name: '' },
    ];
    for (const input of wrong) {
      await expect(editContact.call(ana, { id, ...input } as never)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(await getContact.call(ana, { id })).toMatchObject({ name: 'Ana Silva', fields: {}, tags: [] });
  });
});

describe('consent', () => {
  it('is changed by hand once, and the log tells by whom', async () => {
    const id = await meet();
    await optOutContact.call(ana, { id });
    await optOutContact.call(ana, { id });
    expect((await getContact.call(ana, { id })).optedOutAt).not.toBeNull();
    await optInContact.call(ana, { id });
    await optInContact.call(ana, { id });
    const found = await getContact.call(ana, { id });
    expect(found.optedOutAt).toBeNull();
    expect(found.consent).toMatchObject([
      { change: 'opt-in', source: 'member', detail: ana.userId },
      { change: 'opt-out', source: 'member', detail: ana.userId },
    ]);
  });
});

describe('consent with its circumstances', () => {
  it('keeps words, proof and time, also of somebody who was never asked before', async () => {
    const id = await meet();
    await optInContact.call(ana, {
      id,
      wording: 'News by WhatsApp?',
      proof: 'Form 12',
      saidAt: '2026-05-03T10:00:00+02:00',
    });
    await optInContact.call(ana, { id });
    expect((await getContact.call(ana, { id })).consent).toMatchObject([
      {
        change: 'opt-in',
        source: 'member',
        wording: 'News by WhatsApp?',
        proof: 'Form 12',
        saidAt: '2026-05-03T08:00:00.000Z',
      },
    ]);
    expect((await listContacts.call(ana, { consent: 'opted-in' })).rows).toHaveLength(1);
    await expect(optOutContact.call(ana, { id, saidAt: '2999-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(optOutContact.call(ana, { id, source: 'word' } as never)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('permissions', () => {
  it('lets a viewer look, and strangers see nothing', async () => {
    const id = await meet();
    const viewer = await join('viewer');
    expect((await getContact.call(viewer, { id })).name).toBe('Ana Silva');
    for (const useCase of [optOutContact, optInContact]) {
      await expect(useCase.call(viewer, { id })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(editContact.call(viewer, { id, name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    const userId = await makePerson('Cy');
    const cy: Member = { kind: 'member', userId, workspace: (await makeWorkspace(userId)).slug };
    expect((await listContacts.call(cy, {})).rows).toEqual([]);
    for (const useCase of [getContact, optOutContact, optInContact]) {
      await expect(useCase.call(cy, { id })).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(editContact.call(cy, { id, addTags: ['x'] })).rejects.toMatchObject({ code: 'not-found' });
    expect(await getContact.call(ana, { id })).toMatchObject({ optedOutAt: null, tags: [] });
  });
});
