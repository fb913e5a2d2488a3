import { removeGroup } from '#/server/groups/remove-group.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(removeGroup);
