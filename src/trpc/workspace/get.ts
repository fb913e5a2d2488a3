import { getWorkspace } from '#/server/workspaces/get-workspace.ts';
import { queryFrom } from '../from-use-case.ts';

export const get = queryFrom(getWorkspace);
