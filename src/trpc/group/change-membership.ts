import { changeMembership as useCase } from '#/server/groups/change-membership.ts';
import { mutationFrom } from '../from-use-case.ts';

export const changeMembership = mutationFrom(useCase);
