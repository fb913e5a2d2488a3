import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumbers } from './own-numbers.ts';

const longestSkipSeconds = 366 * 86_400;

/** Moves the simulator's clock ahead, for all of its numbers. Throws `not-found` for a workspace that has none. */
export const skipTime = defineUseCase({
  access: 'phone.use',
  input: z.strictObject({ seconds: z.int().min(1).max(longestSkipSeconds) }),
  async ahead({ seconds }, { workspaceId }) {
    if ((await ownNumbers(workspaceId)).length === 0) throw new UserError('not-found');
    await drive((client) => client.advance(seconds * 1_000));
  },
  run: async () => {},
});
