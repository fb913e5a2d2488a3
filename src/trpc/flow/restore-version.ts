import { restoreVersion as useCase } from '#/server/flows/restore-version.ts';
import { mutationFrom } from '../from-use-case.ts';

export const restoreVersion = mutationFrom(useCase);
