import { getImport } from '#/server/imports/get-import.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getImport);
