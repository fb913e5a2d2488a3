import { getChange as useCase } from '#/server/contacts/get-change.ts';
import { queryFrom } from '../from-use-case.ts';

export const getChange = queryFrom(useCase);
