import type { FlowDocument, FlowEdge, FlowNode } from '../../src/flow/graph/document.ts';
import type { Api } from './api.ts';

/** A step of a flow that a journey begins with, at a place of a grid of cards. */
export function step(
  id: string,
  type: string,
  [column, row]: readonly [number, number],
  config: FlowNode['config'],
): FlowNode {
  return { id, type, position: { x: column * 340, y: row * 260 }, config };
}

/** A trigger that any of the words sets off. */
export function keyword(id: string, at: readonly [number, number], ...words: string[]): FlowNode {
  return step(id, 'keyword', at, { words, match: 'contains', priority: 0, whenBusy: 'ignore' });
}

/** Lines written as `from.exit>to`. */
export function lines(...written: string[]): FlowEdge[] {
  return written.map((line) => {
    const [, from, exit, to] = line.match(/^(\w+)\.([\w-]+)>(\w+)$/) ?? [];
    if (!from || !exit || !to) throw new Error(`"${line}" is no line.`);
    return { from, exit, to };
  });
}

/** Creates a flow that is already drawn, so that a journey can begin where it becomes interesting; answers its id. */
export async function drawFlow(
  api: Api,
  name: string,
  { nodes, edges }: Pick<FlowDocument, 'nodes' | 'edges'>,
): Promise<string> {
  const { id } = await api.flow.create.mutate({ name });
  const { revision } = await api.flow.get.query({ id });
  const saved = await api.flow.saveDraft.mutate({ id, revision, document: { format: 1, nodes, edges } });
  if (saved.outcome !== 'saved') throw new Error(`The draft of ${name} was not saved: ${saved.outcome}.`);
  return id;
}

/** Publishes the draft of a flow. */
export async function publish(api: Api, id: string): Promise<void> {
  const { revision } = await api.flow.get.query({ id });
  const { outcome } = await api.flow.publish.mutate({ id, revision });
  if (outcome !== 'published') throw new Error(`The flow was not published: ${outcome}.`);
}
