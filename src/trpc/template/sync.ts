import { syncTemplates } from '#/server/templates/sync-templates.ts';
import { mutationFrom } from '../from-use-case.ts';

export const sync = mutationFrom(syncTemplates);
