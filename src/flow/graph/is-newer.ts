import { documentFormat, type FlowDocument } from './document.ts';
import { type NodeSchemas, roomOf } from './rooms.ts';

/** Tells whether a draft holds what only a newer Recado knows: its format, or the type of a node. It is shown, not edited. */
export function isNewer(draft: FlowDocument, schemas: NodeSchemas): boolean {
  return (draft.format as number) > documentFormat || draft.nodes.some(({ type }) => !roomOf(schemas, type));
}
