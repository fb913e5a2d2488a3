import { TRPCError } from '@trpc/server';
import { expect, it, vi } from 'vitest';
import { makeQueryClient } from './query-client.ts';

// whoever was signed out waited seven seconds for the sign-in page: the refusal was asked for four times
it('a page is refused at once', async () => {
  const queryFn = vi.fn(() => Promise.reject(new TRPCError({ code: 'UNAUTHORIZED' })));
  await expect(makeQueryClient('server').fetchQuery({ queryKey: ['any'], queryFn })).rejects.toThrow();
  expect(queryFn).toHaveBeenCalledTimes(1);
});
