import { renameGroup } from '#/server/groups/rename-group.ts';
import { mutationFrom } from '../from-use-case.ts';

export const rename = mutationFrom(renameGroup);
