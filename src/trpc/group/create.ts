import { createGroup } from '#/server/groups/create-group.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createGroup);
