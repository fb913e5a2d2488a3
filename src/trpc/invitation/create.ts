import { createInvitation } from '#/server/workspaces/create-invitation.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createInvitation);
