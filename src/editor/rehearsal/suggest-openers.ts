import type { FlowDocument } from '#/flow/graph/document.ts';
import type { CompiledFlow } from '#/flow/run/compile.ts';

/** At most this many are offered. */
const most = 3;

/** All short texts inside a config. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() && value.length <= 60 ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * What a person could write to start the flow, the best first: a greeting, or a text from the triggers' own configs, that
 * really sets a trigger off.
 */
export function suggestOpeners(document: FlowDocument, flow: CompiledFlow, greeting: string): string[] {
  const openers = new Set<string>();
  for (const trigger of flow.triggers) {
    const config = document.nodes.find((node) => node.id === trigger.node)?.config;
    const fits = [greeting, ...textsIn(config)].find((text) =>
      trigger.match({ kind: 'message-received', content: { kind: 'text', text }, firstContact: true }),
    );
    if (fits) openers.add(fits);
  }
  return [...openers].slice(0, most);
}
