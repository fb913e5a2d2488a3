import type { FlowDocument } from '#/flow/graph/document.ts';
import { sameTree } from '#/lib/same-tree.ts';

/** How much differs between two documents, in steps. Positions do not count; a step whose exits lead elsewhere does. */
export interface Difference {
  added: number;
  removed: number;
  changed: number;
}

function exitsByNode({ edges }: FlowDocument): Map<string, string> {
  const exits = new Map<string, string[]>();
  for (const { from, exit, to } of edges) exits.set(from, [...(exits.get(from) ?? []), `${exit}>${to}`]);
  return new Map([...exits].map(([node, own]) => [node, own.sort().join(' ')]));
}

/** Counts what was added, removed and changed from one document to another. */
export function compareDocuments(before: FlowDocument, after: FlowDocument): Difference {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const [oldExits, newExits] = [exitsByNode(before), exitsByNode(after)];
  let [added, changed] = [0, 0];
  for (const node of after.nodes) {
    const was = old.get(node.id);
    old.delete(node.id);
    if (!was) added++;
    else {
      const same =
        was.type === node.type &&
        was.label === node.label &&
        sameTree(was.config, node.config) &&
        oldExits.get(node.id) === newExits.get(node.id);
      if (!same) changed++;
    }
  }
  return { added, removed: old.size, changed };
}
