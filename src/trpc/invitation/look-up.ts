import { lookUpInvitation } from '#/server/workspaces/look-up-invitation.ts';
import { personalMutationFrom } from '../from-use-case.ts';

export const lookUp = personalMutationFrom(lookUpInvitation);
