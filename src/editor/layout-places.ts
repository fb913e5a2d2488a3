import { Graph, layout } from '@dagrejs/dagre';
import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { type CardSizes, cardGap, sizeOf } from './card-size.ts';

/** Places by node id, before they are rounded. */
export type Places = Map<string, FlowNode['position']>;

/** Above this many nodes the better ranker takes too long. */
const carefulUpTo = 300;

/** Places nodes from left to right in the direction of the flow, crossing as few edges as it can. Throws `RangeError` on paths too long for its recursion. */
function layered(document: FlowDocument, nodes: readonly FlowNode[], sizes: CardSizes): Places {
  const graph = new Graph();
  const ranker = nodes.length > carefulUpTo ? 'tight-tree' : 'network-simplex';
  graph.setGraph({ rankdir: 'LR', nodesep: cardGap.down, ranksep: cardGap.across, ranker });
  for (const node of nodes) graph.setNode(node.id, { ...sizeOf(sizes, node) });
  for (const { from, to } of document.edges) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {});
  }
  layout(graph);
  const places: Places = new Map();
  for (const node of nodes) {
    const { x = 0, y = 0 } = graph.node(node.id) as { x?: number; y?: number };
    const { width, height } = sizeOf(sizes, node);
    places.set(node.id, { x: x - width / 2, y: y - height / 2 });
  }
  return places;
}

/** How many edges away each node is from where it can first be reached, by an iterative walk. */
function distances(document: FlowDocument, nodes: readonly FlowNode[]): Map<string, number> {
  const next = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  const entered = new Set<string>();
  for (const { from, to } of document.edges) {
    next.get(from)?.push(to);
    entered.add(to);
  }
  const found = new Map<string, number>();
  const starts = [...nodes.filter((node) => !entered.has(node.id)), ...nodes];
  for (const start of starts) {
    if (found.has(start.id)) continue;
    found.set(start.id, 0);
    const queue = [start.id];
    for (const id of queue) {
      for (const to of next.get(id) ?? []) {
        if (found.has(to) || !next.has(to)) continue;
        found.set(to, (found.get(id) ?? 0) + 1);
        queue.push(to);
      }
    }
  }
  return found;
}

/** Places nodes in columns by their distance from the start, each column from top to bottom. */
function columns(document: FlowDocument, nodes: readonly FlowNode[], sizes: CardSizes): Places {
  const bottoms: number[] = [];
  const places: Places = new Map();
  const found = distances(document, nodes);
  for (const node of nodes) {
    const column = found.get(node.id) ?? 0;
    const { width, height } = sizeOf(sizes, node);
    const y = bottoms[column] ?? 0;
    places.set(node.id, { x: column * (width + cardGap.across), y });
    bottoms[column] = y + height + cardGap.down;
  }
  return places;
}

/** Places for all `nodes` that make the flow readable. */
export function layoutPlaces(document: FlowDocument, nodes: readonly FlowNode[], sizes: CardSizes): Places {
  try {
    return layered(document, nodes, sizes);
  } catch (thrown) {
    // dagre recurses once per node of a path; what bursts the stack is laid out more simply
    if (thrown instanceof RangeError) return columns(document, nodes, sizes);
    throw thrown;
  }
}
