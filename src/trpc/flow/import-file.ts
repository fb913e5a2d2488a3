import { importFlow } from '#/server/flows/import-flow.ts';
import { mutationFrom } from '../from-use-case.ts';

export const importFile = mutationFrom(importFlow);
