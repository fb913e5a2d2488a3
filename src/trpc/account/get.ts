import { getAccount } from '#/server/account/get-account.ts';
import { personalQueryFrom } from '../from-use-case.ts';

export const get = personalQueryFrom(getAccount);
