import { editField } from '#/server/fields/edit-field.ts';
import { mutationFrom } from '../from-use-case.ts';

export const edit = mutationFrom(editField);
