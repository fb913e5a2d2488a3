import { editTemplate } from '#/server/templates/edit-template.ts';
import { mutationFrom } from '../from-use-case.ts';

export const edit = mutationFrom(editTemplate);
