import type { FlowDocument } from '../graph/document.ts';
import type { FlowShape, ShapedNode } from './flow-shape.ts';
import type { Problem } from './problem.ts';

/** The exits that a node has; null where its type or config is not understood. */
function exitsOf({ schema, config }: ShapedNode) {
  return schema && config !== undefined ? schema.exits(config) : null;
}

/** Findings about single edges: loose ends, exits that do not exist or are used twice, wrong targets. */
function checkEachEdge(document: FlowDocument, { nodes }: FlowShape): Problem[] {
  const problems: Problem[] = [];
  const known = new Map<string, ReadonlySet<string> | null>();
  const used = new Set<string>();
  for (const [id, shaped] of nodes) {
    const exits = exitsOf(shaped);
    known.set(id, exits && new Set(exits.map((exit) => exit.id)));
  }
  for (const { from, exit, to } of document.edges) {
    const report = (code: Problem['code'], node?: string) =>
      problems.push({ code, severity: 'error', exit, ...(node !== undefined && { node }) });
    const target = nodes.get(to);
    if (!nodes.has(from)) report('edge-dangling', target && to);
    else if (!target) report('edge-dangling', from);
    else if (known.get(from)?.has(exit) === false) report('edge-unknown-exit', from);
    else if (target.schema?.role === 'trigger') report('edge-to-trigger', from);
    else if (target.schema?.role === 'annotation') report('edge-to-note', from);
    const key = `${from} ${exit}`;
    if (used.has(key) && nodes.has(from)) report('edge-duplicate', from);
    used.add(key);
  }
  return problems;
}

/** Findings about exits that lead nowhere though they should. */
function checkOpenExits({ nodes, leaving }: FlowShape): Problem[] {
  const problems: Problem[] = [];
  for (const [id, shaped] of nodes) {
    const connected = new Set(leaving.get(id)?.map((edge) => edge.exit));
    for (const exit of exitsOf(shaped) ?? []) {
      if (exit.optional || connected.has(exit.id)) continue;
      problems.push({ code: 'open-exit', severity: 'warning', node: id, exit: exit.id });
    }
  }
  return problems;
}

/** Everything that can be wrong with the edges of a flow, taken one by one. */
export function checkEdges(document: FlowDocument, shape: FlowShape): Problem[] {
  return [...checkEachEdge(document, shape), ...checkOpenExits(shape)];
}
