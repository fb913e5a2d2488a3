import type { FlowDocument } from '#/flow/graph/document.ts';
import { migrateDocument } from '#/flow/graph/migrate.ts';
import { UserError } from '#/lib/errors.ts';

/**
 * Reads a flow document that somebody sent; older formats are lifted, unknown node types and settings are kept. Throws
 * `flow-too-large`, `flow-newer-format`, `invalid-input`.
 */
export function readDocument(value: unknown): FlowDocument {
  const read = migrateDocument(value);
  if (read.ok) return read.document;
  if (read.code === 'invalid-input') {
    throw new UserError(read.code, { field: ['document', read.details.path].filter(Boolean).join('.') });
  }
  throw new UserError(read.code, read.details);
}
