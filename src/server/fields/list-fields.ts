import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { readFields } from './read-fields.ts';

/** The custom fields that contacts of the workspace have. */
export const listFields = defineUseCase({ access: 'field.read', input: noInput, run: ({ tx }) => readFields(tx) });
