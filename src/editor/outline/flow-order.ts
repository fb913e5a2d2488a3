import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import type { Exit } from '#/flow/graph/node-schema.ts';
import type { NodeSchemas } from '#/flow/graph/rooms.ts';
import { exitsOf, roleOf } from '../node-facts.ts';

/** One line of the outline. */
export interface OutlineLine {
  node: FlowNode;
  /** How far it is indented: the depth of branches that lead to it. */
  depth: number;
  /** The exit by which a branch begins here; null for what simply comes next. */
  via: { from: FlowNode; exit: Exit } | null;
}

/** Deeper branches are still listed, but not indented further: a narrow screen has no room. */
const deepest = 6;

/**
 * All nodes in reading order: each path from its trigger on, branch by branch in the order of the exits, every node once;
 * what no path reaches, and notes, come last. A node is indented where a branch begins.
 */
export function flowOrder(document: FlowDocument, schemas: NodeSchemas): OutlineLine[] {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const targets = new Map<string, Map<string, string>>();
  for (const { from, exit, to } of document.edges) {
    const own = targets.get(from) ?? new Map<string, string>();
    if (!own.has(exit)) targets.set(from, own.set(exit, to));
  }
  const entered = new Set(document.edges.map((edge) => edge.to));
  const rank = (node: FlowNode) =>
    roleOf(schemas, node) === 'trigger' ? 0 : roleOf(schemas, node) === 'annotation' ? 3 : entered.has(node.id) ? 2 : 1;
  const starts = [...document.nodes].sort(
    (a, b) => rank(a) - rank(b) || a.position.y - b.position.y || a.position.x - b.position.x,
  );

  const lines: OutlineLine[] = [];
  const seen = new Set<string>();
  // an own stack: a flow may be a chain of thousands
  const stack: OutlineLine[] = starts.map((node) => ({ node, depth: 0, via: null })).reverse();
  for (let line = stack.pop(); line; line = stack.pop()) {
    const { node, depth } = line;
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    lines.push(line);
    const branches = exitsOf(schemas, node).flatMap((exit) => {
      const to = byId.get(targets.get(node.id)?.get(exit.id) ?? '');
      return to ? [{ to, exit }] : [];
    });
    const forks = branches.length > 1;
    const inner = forks ? Math.min(deepest, depth + 1) : depth;
    for (const { to, exit } of branches.reverse()) {
      stack.push({ node: to, depth: inner, via: forks ? { from: node, exit } : null });
    }
  }
  return lines;
}
