import { listVersions as useCase } from '#/server/flows/list-versions.ts';
import { queryFrom } from '../from-use-case.ts';

export const listVersions = queryFrom(useCase);
