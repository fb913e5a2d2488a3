import { expect, it } from 'vitest';
import { asEngine, asReceiver } from './doors.ts';

it.each([
  ['recado_engine', asEngine],
  ['recado_receiver', asReceiver],
] as const)('already the first statement of the work runs as %s', async (role, door) => {
  expect(await door((tx) => tx`select current_user as role`)).toMatchObject([{ role }]);
  expect(await door(async (tx) => Promise.all([tx`select current_user as role`]))).toMatchObject([[{ role }]]);
});

it('what the role may not see stays unseen, however early it is asked for', async () => {
  await expect(asReceiver((tx) => tx`select * from session`)).rejects.toThrow(/permission denied/);
});
