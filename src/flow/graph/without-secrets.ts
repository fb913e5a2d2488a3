import type { JsonObject } from '#/lib/json.ts';
import type { FlowDocument } from './document.ts';

/**
 * A document whose nodes name no secret any more, as one that comes from elsewhere must be: a name that happens to exist
 * here as well would send a value of ours to wherever its author wants. The places stay, for somebody to choose.
 */
export function withoutSecrets(document: FlowDocument): FlowDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, config: withoutNames(node.config) as JsonObject })),
  };
}

function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'secret' && typeof inner === 'string' ? '' : withoutNames(inner),
    ]),
  );
}
