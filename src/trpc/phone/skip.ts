import { skipTime } from '#/server/phones/skip-time.ts';
import { mutationFrom } from '../from-use-case.ts';

export const skip = mutationFrom(skipTime);
