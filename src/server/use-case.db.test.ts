import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { withWorkspace } from './db/doors.ts';
import { member } from './db/schema/workspaces.ts';
import { makeMember, makePerson, makeWorkspace } from './testing.ts';
import { defineUseCase } from './use-case.ts';
import { getWorkspace } from './workspaces/get-workspace.ts';

const rename = defineUseCase({
  access: 'workspace.edit',
  input: z.strictObject({ name: z.string() }),
  run: async ({ role, userId }, { name }) => ({ role, userId, name }),
});

let owner: string;
let stranger: string;
let slug: string;
let workspaceId: string;

beforeAll(async () => {
  owner = await makePerson('Ana');
  stranger = await makePerson('Bo');
  ({ slug, id: workspaceId } = await makeWorkspace(owner));
  await makeWorkspace(stranger);
});

const as = (userId: string, workspace = slug) => ({ kind: 'member', userId, workspace }) as const;

test('a member enters by the workspace of the address', async () => {
  expect(await rename.call(as(owner), { name: 'x' })).toEqual({ role: 'owner', userId: owner, name: 'x' });
});

test('unknown and foreign workspaces are told alike, whatever the input', async () => {
  for (const input of [{ name: 'x' }, { nonsense: 1 } as never]) {
    await expect(rename.call(as(stranger), input)).rejects.toMatchObject({ code: 'not-found' });
    await expect(rename.call(as(owner, 'no-such-place'), input)).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('a role below the access row is refused, before the input is looked at', async () => {
  const editor = await makeMember(workspaceId, 'editor');
  await expect(rename.call(as(editor), { nonsense: 1 } as never)).rejects.toMatchObject({ code: 'forbidden' });
});

test('extra fields are refused', async () => {
  const input = { name: 'x', workspaceId: stranger } as never;
  await expect(rename.call(as(owner), input)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('NUL and lone surrogates never reach the database', async () => {
  expect(await rename.call(as(owner), { name: 'a\u0000b\ud800' })).toMatchObject({ name: 'a\ufffdb\ufffd' });
});

test('an action that only reads runs in a read-only transaction', async () => {
  const writes = defineUseCase({
    access: 'workspace.read',
    input: z.strictObject({}),
    run: ({ tx }) => tx.update(member).set({ role: 'viewer' }),
  });
  await expect(writes.call(as(owner), {})).rejects.toThrow();
  expect(await getWorkspace.call(as(owner), {})).toMatchObject({ role: 'owner' });
});

test('somebody who is being removed while they work is removed after their work', async () => {
  const editor = await makeMember(workspaceId, 'admin');
  let removal: Promise<unknown> | undefined;
  const order: string[] = [];
  const slow = defineUseCase({
    access: 'workspace.edit',
    input: z.strictObject({}),
    run: async ({ tx }) => {
      removal = withWorkspace(workspaceId, (other) => other.delete(member).where(eq(member.userId, editor))).then(() =>
        order.push('removed'),
      );
      await tx.select().from(member);
      order.push('worked');
    },
  });
  await slow.call(as(editor), {});
  await removal;
  expect(order).toEqual(['worked', 'removed']);
  await expect(slow.call(as(editor), {})).rejects.toMatchObject({ code: 'not-found' });
});

test('the operator needs no membership', async () => {
  const found = await getWorkspace.call({ kind: 'operator', workspaceId }, {});
  expect(found).toMatchObject({ slug, role: 'owner' });
});
