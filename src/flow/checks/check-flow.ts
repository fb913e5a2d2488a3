import type { FlowDocument } from '../graph/document.ts';
import type { CheckContext } from '../graph/node-schema.ts';
import type { NodeSchemas } from '../graph/rooms.ts';
import { checkEdges } from './check-edges.ts';
import { checkPaths } from './check-paths.ts';
import { checkTexts } from './check-texts.ts';
import { type FlowShape, type ShapedNode, shapeFlow } from './flow-shape.ts';
import type { Problem } from './problem.ts';

/** Names of the variables that the nodes of a flow give. */
function definedVariables({ nodes }: FlowShape): Set<string> {
  const names = new Set<string>();
  for (const { schema, config } of nodes.values()) {
    if (!schema?.defines || config === undefined) continue;
    for (const { name } of schema.defines(config)) names.add(name);
  }
  return names;
}

/** Findings about one node taken by itself. */
function checkNode({ node, schema, config, brokenAt }: ShapedNode, context: CheckContext): Problem[] {
  if (!schema) return [{ code: 'unknown-type', severity: 'error', node: node.id, details: { type: node.type } }];
  if (config === undefined) {
    return [{ code: 'config-invalid', severity: 'error', node: node.id, ...(brokenAt && { field: brokenAt }) }];
  }
  const own = schema.check?.(config, context) ?? [];
  const texts =
    schema.texts?.(config).flatMap((text) => checkTexts(text, context.variables, schema.needsFallbacks)) ?? [];
  return [...own, ...texts].map((problem) => ({ ...problem, node: node.id }));
}

/**
 * Everything that can be wrong with a flow, errors first, then in the order of the document. Linear in nodes and edges;
 * throws nothing, whatever the document holds.
 */
export function checkFlow(document: FlowDocument, schemas: NodeSchemas): Problem[] {
  const shape = shapeFlow(document, schemas);
  const context: CheckContext = { variables: definedVariables(shape) };
  const problems: Problem[] = [
    ...checkPaths(shape),
    ...shape.repeated.map((node): Problem => ({ code: 'node-duplicate', severity: 'error', node })),
    ...checkEdges(document, shape),
  ];
  for (const shaped of shape.nodes.values()) problems.push(...checkNode(shaped, context));

  const order = new Map([...shape.nodes.keys()].map((id, index) => [id, index]));
  const place = ({ node }: Problem) => (node === undefined ? -1 : (order.get(node) ?? order.size));
  const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);
  return problems.sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
}
