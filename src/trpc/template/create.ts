import { createTemplate } from '#/server/templates/create-template.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createTemplate);
