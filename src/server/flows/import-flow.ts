import { z } from 'zod';
import { withoutSecrets } from '#/flow/graph/without-secrets.ts';
import { defineUseCase } from '../use-case.ts';
import { insertFlow } from './create-flow.ts';
import { flowFile } from './flow-file.ts';
import { readDocument } from './read-document.ts';

/**
 * Makes a new flow of a file. Media it names must exist here before it can be published; the secrets it names are forgotten,
 * and must be chosen anew.
 */
export const importFlow = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ file: flowFile }),
  async run({ tx, workspaceId, userId, changed }, { file }) {
    const document = withoutSecrets(readDocument(file.document));
    const id = await insertFlow(tx, { workspaceId, userId, name: file.name, document });
    changed('flow', id);
    return { id };
  },
});
