import { retryFailed as retryThoseThatFailed } from '#/server/broadcasts/retry-failed.ts';
import { mutationFrom } from '../from-use-case.ts';

export const retryFailed = mutationFrom(retryThoseThatFailed);
