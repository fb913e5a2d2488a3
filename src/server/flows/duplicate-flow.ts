import { z } from 'zod';
import { documentLimits } from '#/flow/graph/document.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { insertFlow } from './create-flow.ts';
import { lockFlow } from './find-flow.ts';

/** Makes a new flow of another one's draft. Without a name it gets the old one with a number. */
export const duplicateFlow = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ id: z.uuid(), name: givenName.optional() }),
  async run({ tx, workspaceId, userId, changed }, { id, name }) {
    const { name: old, draft: document } = await lockFlow(tx, id);
    const copy = await insertFlow(tx, { workspaceId, userId, name: name ?? nextName(old), document });
    changed('flow', copy);
    return { id: copy };
  },
});

/** "Welcome" becomes "Welcome 2", and that "Welcome 3". */
function nextName(name: string): string {
  const [, stem = name, number] = /^(.*?)(?: (\d{1,6}))?$/su.exec(name) ?? [];
  const ending = ` ${number ? Number(number) + 1 : 2}`;
  return [...stem].slice(0, documentLimits.label - ending.length).join('') + ending;
}
