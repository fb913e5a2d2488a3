import { listImports } from '#/server/imports/list-imports.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listImports);
