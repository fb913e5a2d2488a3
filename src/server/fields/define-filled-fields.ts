import type { FlowDocument } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { Db } from '../db/client.ts';
import { contactFieldDefinition } from '../db/schema/contact-fields.ts';
import { columnFields } from './column-fields.ts';

/** Defines the custom fields that a flow fills and the workspace does not know yet, so that people find them. */
export async function defineFilledFields(tx: Db, workspaceId: string, document: FlowDocument): Promise<boolean> {
  const filled = document.nodes.flatMap((node) => {
    const schema = nodeSchemas[node.type as keyof typeof nodeSchemas];
    return schema?.fills?.(node.config as never) ?? [];
  });
  const wanted = new Map(filled.filter(({ key }) => !columnFields.has(key)).map((field) => [field.key, field]));
  if (wanted.size === 0) return false;
  const rows = [...wanted.values()].map(({ key, type }) => ({ workspaceId, key, label: key, type }));
  const written = await tx
    .insert(contactFieldDefinition)
    .values(rows)
    .onConflictDoNothing()
    .returning({ key: contactFieldDefinition.key });
  return written.length > 0;
}
