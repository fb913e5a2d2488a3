import { expect, test } from 'vitest';
import { makePerson, makeWorkspace } from '../testing.ts';
import { listMembers } from './list-members.ts';

test('whoever belongs to several workspaces is listed once in each of them', async () => {
  const owner = await makePerson('Ana', 'ana@example.com');
  const { slug } = await makeWorkspace(owner);
  await makeWorkspace(owner);
  const members = await listMembers.call({ kind: 'member', userId: owner, workspace: slug }, {});
  expect(members.map(({ userId }) => userId)).toEqual([owner]);
});
