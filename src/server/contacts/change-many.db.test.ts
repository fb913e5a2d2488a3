import { beforeEach, describe, expect, it } from 'vitest';
import { rawPool } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { contact } from '../db/schema/contacts.ts';
import { createField } from '../fields/create-field.ts';
import { removeField } from '../fields/remove-field.ts';
import { createGroup } from '../groups/create-group.ts';
import { listGroups } from '../groups/list-groups.ts';
import { makeMember, makePerson, makeWorkspace } from '../testing.ts';
import { optOutContact } from './change-consent.ts';
import { changePiece } from './change-piece.ts';
import { editContact } from './edit-contact.ts';
import { getChange } from './get-change.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { startChange } from './start-change.ts';
import { undoChange } from './undo-change.ts';

let workspaceId: string;
let eva: { kind: 'member'; userId: string; workspace: string };

beforeEach(async () => {
  const made = await makeWorkspace(await makePerson('Owner'));
  workspaceId = made.id;
  eva = { kind: 'member', userId: await makeMember(workspaceId, 'editor'), workspace: made.slug };
});

async function seed(count: number): Promise<string[]> {
  const rows = await withWorkspace(workspaceId, (tx) =>
    tx
      .insert(contact)
      .values(Array.from({ length: count }, (_, i) => ({ workspaceId, name: `P${i}` })))
      .returning({ id: contact.id }),
  );
  return rows.map(({ id }) => id);
}

/** What the job does, as often as it takes. */
async function finish(id: string, size?: number): Promise<number> {
  for (let pieces = 1; ; pieces++) {
    if (!(await withWorkspace(workspaceId, (tx) => changePiece(tx, id, size)))) return pieces;
  }
}

const tagged = async (tag: string) => (await listContacts.call(eva, { tag })).rows.map(({ name }) => name).sort();

describe('a change of many', () => {
  it('tags those who are named, and its undo takes the tag only from those who got it by it', async () => {
    const [a, b, c] = (await seed(3)) as [string, string, string];
    await editContact.call(eva, { id: a, addTags: ['vip'] });
    const { id } = await startChange.call(eva, { action: { do: 'add-tag', tag: 'vip' }, target: { ids: [a, b] } });
    expect(await getChange.call(eva, { id })).toMatchObject({
      total: 2,
      done: 2,
      changed: 1,
      endedAt: expect.any(String),
    });
    expect(await tagged('vip')).toEqual(['P0', 'P1']);
    const undo = await undoChange.call(eva, { id });
    expect(await undoChange.call(eva, { id })).toEqual(undo);
    expect(await tagged('vip')).toEqual(['P0']);
    expect((await getContact.call(eva, { id: c })).tags).toEqual([]);
  });

  it('goes through everybody whom a filter finds, in pieces, also when it changes what the filter asks for', async () => {
    const ids = await seed(1_203);
    const first = await startChange.call(eva, {
      action: { do: 'add-tag', tag: 'x' },
      target: { ids: ids.slice(0, 1_000) },
    });
    await finish(first.id, 100);
    const { id } = await startChange.call(eva, {
      action: { do: 'remove-tag', tag: 'x' },
      target: { filter: { tag: 'x' } },
    });
    expect(await getChange.call(eva, { id })).toMatchObject({ total: 1_000, done: 500, endedAt: null });
    await seed(1);
    expect(await finish(id, 200)).toBe(3);
    expect(await getChange.call(eva, { id })).toMatchObject({ done: 1_000, changed: 1_000 });
    expect(await tagged('x')).toEqual([]);
    const { id: undo } = await undoChange.call(eva, { id });
    await finish(undo);
    expect(await getChange.call(eva, { id: undo })).toMatchObject({ total: 1_000, changed: 1_000, undoes: id });
    const [count] = await rawPool()<{ n: number }[]>`select count(*)::int as n from contact_tag where tag = 'x'`;
    expect(count?.n).toBe(1_000);
  });

  it('leaves out whoever was met after it began', async () => {
    await seed(600);
    const { id } = await startChange.call(eva, { action: { do: 'add-tag', tag: 'old' }, target: { filter: {} } });
    await seed(1);
    await finish(id);
    expect(await getChange.call(eva, { id })).toMatchObject({ total: 600, done: 600, changed: 600 });
  });

  it('notes that people want no marketing; the undo leaves what they have said themselves since', async () => {
    const [a, b, c] = (await seed(3)) as [string, string, string];
    await optOutContact.call(eva, { id: a });
    const { id } = await startChange.call(eva, { action: { do: 'opt-out' }, target: { ids: [a, b, c] } });
    expect(await getChange.call(eva, { id })).toMatchObject({ changed: 2 });
    expect((await getContact.call(eva, { id: b })).consent).toMatchObject([{ change: 'opt-out', source: 'member' }]);
    await rawPool()`update contact set consent_at = now() + interval '1 second' where id = ${c}`;
    await undoChange.call(eva, { id });
    const out = async (id: string) => (await getContact.call(eva, { id })).optedOutAt !== null;
    expect([await out(a), await out(b), await out(c)]).toEqual([true, false, true]);
    expect((await getContact.call(eva, { id: b })).consent).toMatchObject([{ source: 'undo' }, { source: 'member' }]);
  });

  it('fills a group and empties it', async () => {
    const ids = await seed(3);
    const { id: group } = await createGroup.call(eva, { name: 'Friends' });
    const { id } = await startChange.call(eva, { action: { do: 'add-to-group', group }, target: { ids } });
    expect(await listGroups.call(eva, {})).toEqual([{ id: group, name: 'Friends', people: 3 }]);
    await startChange.call(eva, { action: { do: 'remove-from-group', group }, target: { ids: ids.slice(1) } });
    expect((await listContacts.call(eva, { group })).rows.map(({ name }) => name)).toEqual(['P0']);
    await undoChange.call(eva, { id });
    expect((await listContacts.call(eva, { group })).rows).toEqual([]);
  });

  it('takes a field from everybody when the workspace gives it up', async () => {
    const [a] = (await seed(2)) as [string];
    await createField.call(eva, { key: 'plan', label: 'Plan', type: 'text' });
    await editContact.call(eva, { id: a, fields: { plan: 'pro' } });
    const { id } = await removeField.call(eva, { key: 'plan' });
    expect(await getChange.call(eva, { id })).toMatchObject({ total: 1, changed: 1 });
    expect((await getContact.call(eva, { id: a })).fields).toEqual({});
    await expect(undoChange.call(eva, { id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('cannot name people or groups of others', async () => {
    const [mine] = (await seed(1)) as [string];
    const other = await makeWorkspace(await makePerson('Other'));
    const operator = { kind: 'operator', workspaceId: other.id } as const;
    const { id } = await startChange.call(operator, { action: { do: 'add-tag', tag: 'x' }, target: { ids: [mine] } });
    expect(await getChange.call(operator, { id })).toMatchObject({ total: 0, changed: 0 });
    const { id: group } = await createGroup.call(operator, { name: 'Theirs' });
    const action = { do: 'add-to-group', group } as const;
    await expect(startChange.call(eva, { action, target: { ids: [mine] } })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(undoChange.call(eva, { id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await getContact.call(eva, { id: mine })).tags).toEqual([]);
  });
});
