import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { SegmentRule } from '#/flow/audience/segment-rules.ts';
import { optInContact, optOutContact } from '../contacts/change-consent.ts';
import { createContact } from '../contacts/create-contact.ts';
import { estimate, howMany } from '../contacts/how-many.ts';
import { listContacts } from '../contacts/list-contacts.ts';
import { rawPool } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { createField } from '../fields/create-field.ts';
import { changeMembership } from '../groups/change-membership.ts';
import { createGroup } from '../groups/create-group.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { audienceCondition } from './audience.ts';
import { listSegments } from './list-segments.ts';
import { previewRules } from './preview-rules.ts';
import { removeSegment } from './remove-segment.ts';
import { createSegment, editSegment } from './save-segment.ts';

let lab: Lab;
let operator: { kind: 'operator'; workspaceId: string };
let ids: Record<'ana' | 'bob' | 'cy', string>;

beforeEach(async () => {
  lab = await openLab();
  operator = { kind: 'operator', workspaceId: lab.ids.workspace };
  await createField.call(operator, { key: 'age', label: 'Age', type: 'number' });
  await createField.call(operator, { key: 'born', label: 'Born', type: 'date' });
  await createField.call(operator, { key: 'vip', label: 'VIP', type: 'boolean' });
  await createField.call(operator, { key: 'city', label: 'City', type: 'text' });
  const make = async (input: Parameters<typeof createContact.call>[1]) =>
    (await createContact.call(operator, input)).id;
  ids = {
    ana: await make({
      phone: '+5511987654321',
      name: 'Ana Conceição',
      language: 'pt-BR',
      fields: { age: 30, born: '1994-05-06', vip: true, city: 'São Paulo' },
      addTags: ['lead'],
    }),
    bob: await make({ phone: '+12025550123', name: 'Bob', fields: { age: 9, city: '10' } }),
    cy: await make({ phone: '+4915112345678' }),
  };
});

const rules = (rule: SegmentRule) => ({ match: 'all', groups: [{ match: 'all', rules: [rule] }] }) as const;

async function who(...wanted: SegmentRule[]): Promise<string[]> {
  const document = { match: 'all', groups: [{ match: 'all', rules: wanted }] } as const;
  const found = await previewRules.call(operator, { rules: structuredClone(document) as never });
  expect(found.count).toBe(found.people.length);
  const names = Object.entries(ids);
  return found.people.map(({ id }) => names.find(([, known]) => known === id)?.[0] ?? '?').sort();
}
const field = (name: string, is: (SegmentRule & { on: 'field' })['is'], value = ''): SegmentRule => ({
  on: 'field',
  name,
  is,
  value,
});

describe('rules', () => {
  test('text is compared without case and accents, and who has none is not equal', async () => {
    expect(await who(field('city', 'equals', 'sao paulo'))).toEqual(['ana']);
    expect(await who(field('city', 'not-equals', 'SÃO PAULO'))).toEqual(['bob', 'cy']);
    expect(await who(field('city', 'contains', 'pau'))).toEqual(['ana']);
    expect(await who(field('city', 'not-contains', 'pau'))).toEqual(['bob', 'cy']);
    expect(await who(field('city', 'starts', 'são'))).toEqual(['ana']);
    expect(await who(field('city', 'empty'))).toEqual(['cy']);
    expect(await who(field('city', 'not-empty'))).toEqual(['ana', 'bob']);
    expect(await who(field('name', 'contains', 'conceicao'))).toEqual(['ana']);
    expect(await who(field('language', 'equals', 'PT-br'))).toEqual(['ana']);
    expect(await who(field('nowhere', 'empty'))).toEqual(['ana', 'bob', 'cy']);
  });

  test('numbers are ordered as numbers, days as days, and what has no order is neither', async () => {
    expect(await who(field('age', 'greater', '9'))).toEqual(['ana']);
    expect(await who(field('age', 'at-least', '9'))).toEqual(['ana', 'bob']);
    expect(await who(field('age', 'less', '10'))).toEqual(['bob']);
    expect(await who(field('age', 'equals', '30.0'))).toEqual(['ana']);
    expect(await who(field('age', 'at-most', 'old'))).toEqual([]);
    expect(await who(field('city', 'greater', '9'))).toEqual(['bob']);
    expect(await who(field('born', 'less', '1994-05-07'))).toEqual(['ana']);
    expect(await who(field('born', 'less', '1994-05-06'))).toEqual([]);
    expect(await who(field('vip', 'equals', 'yes'))).toEqual(['ana']);
    expect(await who(field('vip', 'not-equals', 'true'))).toEqual(['bob', 'cy']);
  });

  test('phones are compared each by itself', async () => {
    expect(await who(field('phone', 'starts', '+55'))).toEqual(['ana']);
    expect(await who(field('phone', 'not-contains', '2025'))).toEqual(['ana', 'cy']);
    expect(await who(field('phone', 'empty'))).toEqual([]);
  });

  test('tags, groups and consent', async () => {
    const { id: group } = await createGroup.call(operator, { name: 'Friends' });
    await changeMembership.call(operator, { contact: ids.bob, group, member: true });
    expect(await who({ on: 'tag', tag: 'lead', is: 'present' })).toEqual(['ana']);
    expect(await who({ on: 'tag', tag: 'lead', is: 'absent' })).toEqual(['bob', 'cy']);
    expect(await who({ on: 'group', group, is: 'present' })).toEqual(['bob']);
    expect(await who({ on: 'group', group, is: 'absent' }, field('name', 'empty'))).toEqual(['cy']);
    await optOutContact.call(operator, { id: ids.ana });
    await optOutContact.call(operator, { id: ids.cy });
    await optInContact.call(operator, { id: ids.cy });
    expect(await who({ on: 'consent', is: 'opted-out' })).toEqual(['ana']);
    expect(await who({ on: 'consent', is: 'opted-in' })).toEqual(['cy']);
    expect(await who({ on: 'consent', is: 'not-opted-out' })).toEqual(['bob', 'cy']);
  });

  test('activity and the way through flows', async () => {
    const greeting = drawFlow(
      {
        k: { type: 'keyword', config: { words: ['hello'], match: 'contains' } },
        t: { type: 'send-text', config: { text: 'Hello' } },
      },
      'k.next>t',
    );
    await lab.publish(greeting);
    await lab.say('hello');
    await lab.settle();
    await rawPool()`update conversation set last_in_at = now() - interval '3 days' where workspace_id = ${lab.ids.workspace}`;
    await rawPool()`update contact set created_at = now() - interval '10 days' where id = ${ids.cy}`;
    const { flow } = lab.ids as unknown as { flow: string };
    expect(await who({ on: 'activity', what: 'wrote', is: 'within', days: 4 })).toEqual(['ana']);
    expect(await who({ on: 'activity', what: 'wrote', is: 'within', days: 2 })).toEqual([]);
    expect(await who({ on: 'activity', what: 'wrote', is: 'not-within', days: 2 })).toEqual(['ana', 'bob', 'cy']);
    expect(await who({ on: 'activity', what: 'met', is: 'not-within', days: 9 })).toEqual(['cy']);
    const [run] = await rawPool()<
      { flow_id: string }[]
    >`select flow_id from run where workspace_id = ${lab.ids.workspace}`;
    const id = String(run?.flow_id ?? flow);
    expect(await who({ on: 'flow', flow: id, is: 'entered' })).toEqual(['ana']);
    expect(await who({ on: 'flow', flow: id, is: 'finished' })).toEqual(['ana']);
    expect(await who({ on: 'flow', flow: id, is: 'waiting' })).toEqual([]);
    expect(await who({ on: 'flow', flow: id, is: 'not-entered' })).toEqual(['bob', 'cy']);
  });
});

describe('segments', () => {
  it('are kept by name, changed, listed and are audiences', async () => {
    const adults = rules(field('age', 'at-least', '18'));
    const { id } = await createSegment.call(operator, { name: 'Adults', rules: structuredClone(adults) as never });
    await expect(createSegment.call(operator, { name: 'Adults', rules: adults as never })).rejects.toMatchObject({
      code: 'name-taken',
    });
    expect(await listSegments.call(operator, {})).toMatchObject([{ id, name: 'Adults', rules: adults }]);
    expect((await listContacts.call(operator, { segment: id })).rows.map((row) => row.name)).toEqual(['Ana Conceição']);
    await editSegment.call(operator, { id, name: 'Children', rules: rules(field('age', 'less', '18')) as never });
    const names = await withWorkspace(lab.ids.workspace, async (tx) =>
      tx.execute(sql`select name from contact where ${await audienceCondition(tx, { segment: id })}`),
    );
    expect([...names]).toEqual([{ name: 'Bob' }]);
    const other = { kind: 'operator', workspaceId: (await makeWorkspace(await makePerson('Cy'))).id } as const;
    await expect(listContacts.call(other, { segment: id })).rejects.toMatchObject({ code: 'not-found' });
    await removeSegment.call(operator, { id });
    await expect(listContacts.call(operator, { segment: id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are estimated by the size of their own workspace', async () => {
    const { id: large } = await makeWorkspace(await makePerson('Cy'));
    await rawPool()`insert into contact (workspace_id) select ${large}::uuid from generate_series(1, 1000)`;
    await rawPool()`analyze contact`;
    const about = (workspaceId: string) => withWorkspace(workspaceId, (tx) => estimate(tx, sql`true`));
    expect(await about(lab.ids.workspace)).toBeLessThan(50);
    expect(await about(large)).toBeGreaterThan(900);
  });

  it('are estimated where counting takes too long, in the same transaction', async () => {
    const found = await withWorkspace(lab.ids.workspace, async (tx) => [
      await howMany(tx, sql`pg_sleep(60) is not null`, 50),
      await howMany(tx, sql`true`, 10_000),
    ]);
    expect(found).toEqual([
      { count: expect.any(Number), exact: false },
      { count: 3, exact: true },
    ]);
  });
});
