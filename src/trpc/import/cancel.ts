import { cancelImport } from '#/server/imports/start-import.ts';
import { mutationFrom } from '../from-use-case.ts';

export const cancel = mutationFrom(cancelImport);
