import { removeField } from '#/server/fields/remove-field.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(removeField);
