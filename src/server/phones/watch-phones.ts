import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { ownNumbers } from './own-numbers.ts';

/** Tells which numbers' phones may be watched; asked again and again while a stream is open. */
export const watchPhones = defineUseCase({
  access: 'phone.read',
  input: noInput,
  ahead: async (_input, { workspaceId }) => (await ownNumbers(workspaceId)).map(({ number }) => number),
  run: async (_work, _input, numbers) => numbers,
});
