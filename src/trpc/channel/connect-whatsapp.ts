import { connectWhatsapp as useCase } from '#/server/channels/connect-whatsapp.ts';
import { mutationFrom } from '../from-use-case.ts';

export const connectWhatsapp = mutationFrom(useCase);
