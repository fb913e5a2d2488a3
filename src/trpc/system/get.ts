import { readSystem } from '#/server/system/read-system.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(readSystem);
