import { rotateSecret as useCase } from '#/server/channels/rotate-secret.ts';
import { mutationFrom } from '../from-use-case.ts';

export const rotateSecret = mutationFrom(useCase);
