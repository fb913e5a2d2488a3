import { setLocale as useCase } from '#/server/account/set-locale.ts';
import { personalMutationFrom } from '../from-use-case.ts';

export const setLocale = personalMutationFrom(useCase);
