import { exportFlow } from '#/server/flows/export-flow.ts';
import { queryFrom } from '../from-use-case.ts';

export const exportFile = queryFrom(exportFlow);
