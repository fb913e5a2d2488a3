import { wouldReach as useCase } from '#/server/contacts/would-reach.ts';
import { queryFrom } from '../from-use-case.ts';

export const wouldReach = queryFrom(useCase);
