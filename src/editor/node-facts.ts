import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import type { Exit, NodeSchema } from '#/flow/graph/node-schema.ts';
import { type NodeSchemas, roomOf } from '#/flow/graph/rooms.ts';

/** A node's config as its room reads it. */
export interface ParsedConfig {
  schema: NodeSchema;
  config: unknown;
}

// configs never change in place, so what was read once holds for ever
const read = new WeakMap<object, { type: string; parsed: ParsedConfig | null }>();

/** Reads a node's config; null when the type is unknown or the config is broken. */
export function parsedConfig(schemas: NodeSchemas, node: FlowNode): ParsedConfig | null {
  const known = read.get(node.config);
  if (known?.type === node.type) return known.parsed;
  const schema = roomOf(schemas, node.type);
  const result = schema?.config.safeParse(node.config);
  const parsed = schema && result?.success ? { schema, config: result.data } : null;
  read.set(node.config, { type: node.type, parsed });
  return parsed;
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

/** A node by its id. */
export function findNode(document: FlowDocument, id: string | null): FlowNode | undefined {
  return id === null ? undefined : document.nodes.find((node) => node.id === id);
}

/** The exits of a node that lead nowhere yet. */
export function openExits(schemas: NodeSchemas, document: FlowDocument, node: FlowNode): readonly Exit[] {
  const taken = new Set(document.edges.filter((edge) => edge.from === node.id).map((edge) => edge.exit));
  return exitsOf(schemas, node).filter((exit) => !taken.has(exit.id));
}

/** How the beginning of a step's first text reads; empty where it has none. */
export function excerptOf(schemas: NodeSchemas, node: FlowNode): string {
  const parsed = parsedConfig(schemas, node);
  const text = parsed?.schema.texts?.(parsed.config)[0]?.text.trim().replace(/\s+/g, ' ') ?? '';
  return text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text;
}

const excerptLength = 40;
