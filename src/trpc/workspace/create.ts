import { createWorkspace } from '#/server/workspaces/create-workspace.ts';
import { personalMutationFrom } from '../from-use-case.ts';

export const create = personalMutationFrom(createWorkspace);
