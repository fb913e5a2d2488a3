import { stopSending as useCase } from '#/server/workspaces/stop-sending.ts';
import { mutationFrom } from '../from-use-case.ts';

export const stopSending = mutationFrom(useCase);
