import { editWorkspace } from '#/server/workspaces/edit-workspace.ts';
import { mutationFrom } from '../from-use-case.ts';

export const edit = mutationFrom(editWorkspace);
