import { expect, it } from 'vitest';
import { rawPool } from '#/server/db/client.ts';
import { openLab } from '../testing/lab.ts';
import { probeWork } from './probe-work.ts';

it('tells whether a turn or a send is due, and leaves the connection in nobody’s role', async () => {
  const lab = await openLab();
  expect(await probeWork(rawPool())).toEqual({ turns: false, sends: false });
  await lab.say('hello');
  expect(await probeWork(rawPool())).toEqual({ turns: true, sends: false });
  const roles = await Promise.all(
    Array.from({ length: 8 }, () => rawPool()`select current_user = session_user as own`),
  );
  expect(roles.flat().every(({ own }) => own)).toBe(true);
});
