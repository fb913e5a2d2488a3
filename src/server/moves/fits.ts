import type { FlowDocument } from '#/flow/graph/document.ts';

/** The types of a version's nodes by their ids. */
export type NodeTypes = ReadonlyMap<string, string>;

/** Reads the types out of a document. */
export function typesOf({ nodes }: FlowDocument): NodeTypes {
  return new Map(nodes.map(({ id, type }) => [id, type]));
}

/**
 * Tells whether a run that stands in these nodes, the innermost last, can go on in another version, there at the node
 * `to`: what it remembers and waits for means something to a node of the same type alone.
 */
export function fits(stands: readonly (string | null)[], from: NodeTypes, to: string, target: NodeTypes): boolean {
  const same = (here: string | null, there: string | null) =>
    here !== null && there !== null && from.has(here) && from.get(here) === target.get(there);
  const outer = stands.slice(0, -1);
  return stands.length > 0 && outer.every((node) => same(node, node)) && same(stands.at(-1) ?? null, to);
}
