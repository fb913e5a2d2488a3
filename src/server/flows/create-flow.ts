import { z } from 'zod';
import { emptyDocument, type FlowDocument } from '#/flow/graph/document.ts';
import type { Db } from '../db/client.ts';
import { flow } from '../db/schema/flows.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { countProblems } from './problems-of.ts';

/** Writes a flow that was never published. */
export async function insertFlow(
  tx: Db,
  wanted: { workspaceId: string; userId: string | null; name: string; document: FlowDocument },
): Promise<string> {
  const { workspaceId, userId, name, document } = wanted;
  const [written] = await tx
    .insert(flow)
    .values({ workspaceId, name, draft: document, draftSavedBy: userId, ...countProblems(document) })
    .returning({ id: flow.id });
  return (written as { id: string }).id;
}

/** Makes an empty flow. */
export const createFlow = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({ name: givenName }),
  async run({ tx, workspaceId, userId, changed }, { name }) {
    const id = await insertFlow(tx, { workspaceId, userId, name, document: emptyDocument });
    changed('flow', id);
    return { id };
  },
});
