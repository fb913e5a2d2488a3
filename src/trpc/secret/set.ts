import { setSecret } from '#/server/secrets/set-secret.ts';
import { mutationFrom } from '../from-use-case.ts';

export const set = mutationFrom(setSecret);
