import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Tells which workspace to watch; asked again and again while a stream is open, it notices when somebody was removed. */
export const watchWorkspace = defineUseCase({
  access: 'workspace.read',
  input: noInput,
  run: async ({ workspaceId }) => ({ workspaceId }),
});
