import { acceptInvitation } from '#/server/workspaces/accept-invitation.ts';
import { personalMutationFrom } from '../from-use-case.ts';

export const accept = personalMutationFrom(acceptInvitation);
