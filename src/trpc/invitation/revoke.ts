import { revokeInvitation } from '#/server/workspaces/revoke-invitation.ts';
import { mutationFrom } from '../from-use-case.ts';

export const revoke = mutationFrom(revokeInvitation);
