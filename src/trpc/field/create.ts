import { createField } from '#/server/fields/create-field.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createField);
