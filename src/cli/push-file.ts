import { UserError } from '#/lib/errors.ts';
import { nestsTooDeep } from '#/lib/json.ts';
import { type FlowFile, flowFile } from '#/server/flows/flow-file.ts';
import { getFlow } from '#/server/flows/get-flow.ts';
import { importFlow } from '#/server/flows/import-flow.ts';
import { renameFlow } from '#/server/flows/rename-flow.ts';
import { saveDraft } from '#/server/flows/save-draft.ts';
import { type Actor, parseInput } from '#/server/use-case.ts';
import { workspaceOfFlow } from '#/server/workspaces/operate-workspaces.ts';
import { operatorOf } from './find-workspace.ts';
import { CommandError } from './sentence.ts';

/** Brings a flow file into the flow that it names, if that is on this instance, else into a new one. */
export async function pushFile(
  text: string,
  options: { workspace?: string },
): Promise<{ id: string; made: boolean; operator: Actor }> {
  const file = readFlowFile(text);
  const home = file.id && options.workspace === undefined ? await homeOf(file.id) : null;
  if (file.id && home) {
    const { id } = file;
    const { revision, name } = await getFlow.call(home, { id });
    const saved = await saveDraft.call(home, { id, revision, document: file.document });
    if (saved.outcome === 'stale-save') throw new UserError('stale-save');
    if (name !== file.name) await renameFlow.call(home, { id, name: file.name });
    return { id, made: false, operator: home };
  }
  const operator = await operatorOf(options);
  return { ...(await importFlow.call(operator, { file })), made: true, operator };
}

async function homeOf(id: string): Promise<Actor | null> {
  try {
    return { kind: 'operator', workspaceId: await workspaceOfFlow(id) };
  } catch (thrown) {
    if (thrown instanceof UserError && thrown.code === 'not-found') return null;
    throw thrown;
  }
}

function readFlowFile(text: string): FlowFile {
  try {
    if (!nestsTooDeep(text)) return parseInput(flowFile, JSON.parse(text))();
  } catch {
    // told below
  }
  throw new CommandError('This is no flow file of Recado.');
}
