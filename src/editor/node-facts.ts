import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import type { Exit, NodeSchema } from '#/flow/graph/node-schema.ts';
import { type NodeSchemas, roomOf } from '#/flow/graph/rooms.ts';

/** A node's config as its room reads it; null when the type is unknown or the config is broken. */
export function parsedConfig(schemas: NodeSchemas, node: FlowNode): { schema: NodeSchema; config: unknown } | null {
  const schema = roomOf(schemas, node.type);
  const parsed = schema?.config.safeParse(node.config);
  return schema && parsed?.success ? { schema, config: parsed.data } : null;
}

/** The exits of a node; none when its config cannot be read. */
export function exitsOf(schemas: NodeSchemas, node: FlowNode): readonly Exit[] {
  const parsed = parsedConfig(schemas, node);
  return parsed ? parsed.schema.exits(parsed.config) : [];
}

/** What a node is for; unknown types count as steps, so that edges to them survive. */
export function roleOf(schemas: NodeSchemas, node: FlowNode): NodeSchema['role'] {
  return roomOf(schemas, node.type)?.role ?? 'step';
}

/** A node fresh from the palette; null for a type that does not exist. */
export function freshNode(
  schemas: NodeSchemas,
  type: string,
  id: string,
  position: FlowNode['position'],
): FlowNode | null {
  const schema = roomOf(schemas, type);
  return schema ? { id, type, position, config: schema.initial() as FlowNode['config'] } : null;
}

/** Node by id. */
export function findNode(document: FlowDocument, id: string | null): FlowNode | undefined {
  return id === null ? undefined : document.nodes.find((node) => node.id === id);
}
