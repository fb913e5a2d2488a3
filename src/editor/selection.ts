/** What is selected, on the canvas and in the outline alike: node ids and edge keys. */
export interface Selection {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/** Nothing is selected. */
export const emptySelection: Selection = { nodes: new Set(), edges: new Set() };

/** A selection of exactly these. */
export function selectionOf(nodes: Iterable<string>, edges: Iterable<string> = []): Selection {
  return { nodes: new Set(nodes), edges: new Set(edges) };
}

/** The only selected node; null when there are none or several, or edges too. */
export function onlyNode(selection: Selection): string | null {
  if (selection.nodes.size !== 1 || selection.edges.size > 0) return null;
  return selection.nodes.values().next().value ?? null;
}

/** Tells whether two selections hold the same. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return sameSet(a.nodes, b.nodes) && sameSet(a.edges, b.edges);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) if (!b.has(item)) return false;
  return true;
}
