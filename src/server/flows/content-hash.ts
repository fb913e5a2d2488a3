import { createHash } from 'node:crypto';
import type { FlowDocument } from '#/flow/graph/document.ts';

/** SHA-256 of a document, hex; the order of keys makes no difference, the order of nodes and edges does. */
export function contentHash(document: FlowDocument): string {
  return createHash('sha256').update(canonical(document)).digest('hex');
}

function canonical(document: unknown): string {
  return JSON.stringify(document, (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
