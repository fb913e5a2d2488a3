import { listMyWorkspaces } from '#/server/workspaces/list-my-workspaces.ts';
import { personalQueryFrom } from '../from-use-case.ts';

export const list = personalQueryFrom(listMyWorkspaces);
