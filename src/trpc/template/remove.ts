import { deleteTemplate } from '#/server/templates/delete-template.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(deleteTemplate);
