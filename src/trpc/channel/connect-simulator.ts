import { connectSimulator as useCase } from '#/server/channels/connect-simulator.ts';
import { mutationFrom } from '../from-use-case.ts';

export const connectSimulator = mutationFrom(useCase);
