import { getVersion as useCase } from '#/server/flows/get-version.ts';
import { queryFrom } from '../from-use-case.ts';

export const getVersion = queryFrom(useCase);
