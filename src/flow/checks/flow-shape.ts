import type { FlowDocument, FlowEdge, FlowNode } from '../graph/document.ts';
import type { NodeSchema } from '../graph/node-schema.ts';
import { type NodeSchemas, roomOf } from '../graph/rooms.ts';

/** A node with what is known about its type and config. */
export interface ShapedNode {
  node: FlowNode;
  /** Missing for a type that this version does not know. */
  schema: NodeSchema | undefined;
  /** The parsed config; undefined when it cannot be read. */
  config: unknown;
  /** Path of the first part of the config that cannot be read. */
  brokenAt: string | null;
}

/** A document prepared for checks, each part looked up in constant time. */
export interface FlowShape {
  /** First of each id, in the order of the document. */
  nodes: ReadonlyMap<string, ShapedNode>;
  /** Ids that more than one node has. */
  repeated: readonly string[];
  /** Edges between nodes that exist, by the node they leave. */
  leaving: ReadonlyMap<string, readonly FlowEdge[]>;
}

function shapeNode(node: FlowNode, schemas: NodeSchemas): ShapedNode {
  const schema = roomOf(schemas, node.type);
  if (!schema) return { node, schema, config: undefined, brokenAt: null };
  const parsed = schema.config.safeParse(node.config);
  if (parsed.success) return { node, schema, config: parsed.data, brokenAt: null };
  return { node, schema, config: undefined, brokenAt: parsed.error.issues[0]?.path.join('.') ?? '' };
}

/** Parses every config once and sorts the edges by where they begin. */
export function shapeFlow(document: FlowDocument, schemas: NodeSchemas): FlowShape {
  const nodes = new Map<string, ShapedNode>();
  const repeated: string[] = [];
  for (const node of document.nodes) {
    if (nodes.has(node.id)) repeated.push(node.id);
    else nodes.set(node.id, shapeNode(node, schemas));
  }
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const own = leaving.get(edge.from);
    if (own) own.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  return { nodes, repeated, leaving };
}
