import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { insertFlow } from './create-flow.ts';
import { flowFile } from './flow-file.ts';
import { readDocument } from './read-document.ts';

/** Makes a new flow of a file. Secrets and media it names must exist here before it can be published. */
export const importFlow = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ file: flowFile }),
  async run({ tx, workspaceId, userId, changed }, { file }) {
    const document = readDocument(file.document);
    const id = await insertFlow(tx, { workspaceId, userId, name: file.name, document });
    changed('flow', id);
    return { id };
  },
});
