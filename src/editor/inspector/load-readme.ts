import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** The README of a node type's room, as text; null for an unknown type. Each is loaded when it is first wanted. */
export async function loadReadme(type: string): Promise<string | null> {
  if (!roomOf(nodeSchemas, type)) return null;
  const loaded = (await import(`../../nodes/${type}/README.md`)) as { default: string };
  return loaded.default;
}
