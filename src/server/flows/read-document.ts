import { documentFormat, documentLimits, type FlowDocument, flowDocument } from '#/flow/graph/document.ts';
import { UserError } from '#/lib/errors.ts';

/**
 * Reads a flow document that somebody sent. Node types and configs that we do not know are kept as they are. Throws
 * `flow-too-large`, `flow-newer-format`, `invalid-input`.
 */
export function readDocument(value: unknown): FlowDocument {
  const seen = value as { format?: unknown; nodes?: unknown; edges?: unknown } | null;
  if (typeof seen?.format === 'number' && seen.format > documentFormat) throw new UserError('flow-newer-format');
  const tooMany = (list: unknown, most: number) => Array.isArray(list) && list.length > most;
  if (
    tooMany(seen?.nodes, documentLimits.nodes) ||
    tooMany(seen?.edges, documentLimits.edges) ||
    Buffer.byteLength(JSON.stringify(value) ?? '') > documentLimits.bytes
  ) {
    throw new UserError('flow-too-large', { nodes: documentLimits.nodes });
  }
  const parsed = flowDocument.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError('invalid-input', { field: ['document', ...(parsed.error.issues[0]?.path ?? [])].join('.') });
}
