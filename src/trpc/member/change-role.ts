import { changeRole as useCase } from '#/server/workspaces/change-role.ts';
import { mutationFrom } from '../from-use-case.ts';

export const changeRole = mutationFrom(useCase);
