import { z } from 'zod';
import { documentLimits, type FlowDocument, flowDocument } from '#/flow/graph/document.ts';
import { withoutSecrets } from '#/flow/graph/without-secrets.ts';
import { nestsTooDeep } from '#/lib/json.ts';

const flowFile = z.strictObject({ recado: z.literal('flow'), name: z.string(), document: flowDocument });

/** A flow as a file: what is exported, and may be imported anywhere. It holds no secrets, only their names. */
export function writeFlowFile(name: string, document: FlowDocument): string {
  return `${JSON.stringify({ recado: 'flow', name, document }, null, 2)}\n`;
}

/** Reads an exported flow, without the names of its secrets; null for everything that is none, or is too large. */
export function readFlowFile(text: string): FlowDocument | null {
  // what stands around the document, and the spaces of a pretty file, come on top of its own limit
  if (text.length > 3 * documentLimits.bytes || nestsTooDeep(text)) return null;
  try {
    const parsed = flowFile.safeParse(JSON.parse(text));
    return parsed.success ? withoutSecrets(parsed.data.document) : null;
  } catch {
    return null;
  }
}
