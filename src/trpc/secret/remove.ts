import { deleteSecret } from '#/server/secrets/delete-secret.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(deleteSecret);
