import { startImport } from '#/server/imports/start-import.ts';
import { mutationFrom } from '../from-use-case.ts';

export const start = mutationFrom(startImport);
