import { type Json, maxJsonDepth, nestsTooDeep } from '#/lib/json.ts';
import { utf8Length } from '#/lib/utf8-length.ts';
import { documentFormat, documentLimits, type FlowDocument, flowDocument } from './document.ts';

/** A document that can be used, or why it cannot; the codes are those of `UserError`. */
export type MigrateResult =
  | { ok: true; document: FlowDocument }
  | { ok: false; code: 'flow-newer-format'; details: { format: number; supported: number } }
  | { ok: false; code: 'flow-too-large'; details: { nodes: number; bytes: number } }
  | { ok: false; code: 'invalid-input'; details: { path: string } };

/** Brings a document from one format to the next. */
type Lift = (older: Record<string, unknown>) => Record<string, unknown>;

/** One step for each older format, by the format that it starts from; format 1 is the first. */
const documentLifts: Readonly<Record<number, Lift>> = {};

const tooLarge: MigrateResult = {
  ok: false,
  code: 'flow-too-large',
  details: { nodes: documentLimits.nodes, bytes: documentLimits.bytes },
};

const invalid = (path: string): MigrateResult => ({ ok: false, code: 'invalid-input', details: { path } });

/** Why a value is not even looked at: nested too deep, or larger than a document may be. Stops as soon as it knows. */
function refuse(value: unknown): MigrateResult | null {
  let bytes = 0;
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.depth > maxJsonDepth) return invalid('');
    if (typeof top.value === 'string') bytes += utf8Length(top.value) + 2;
    else if (typeof top.value === 'object' && top.value !== null) {
      bytes += 2;
      const named = !Array.isArray(top.value);
      for (const [key, inner] of Object.entries(top.value)) {
        bytes += named ? key.length + 4 : 1;
        stack.push({ value: inner, depth: top.depth + 1 });
      }
    } else bytes += 4;
    if (bytes > documentLimits.bytes) return tooLarge;
  }
  return null;
}

/**
 * Makes a document of a value from outside: refuses what is too large or of a newer format, lifts older formats, and
 * parses. Throws nothing. `lifts` and `current` are for tests.
 */
export function migrateDocument(
  value: unknown,
  lifts: Readonly<Record<number, Lift>> = documentLifts,
  current: number = documentFormat,
): MigrateResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('');
  let document = value as Record<string, unknown>;
  const { format, nodes, edges } = document;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) return invalid('format');
  if (format > current) return { ok: false, code: 'flow-newer-format', details: { format, supported: current } };
  if (Array.isArray(nodes) && nodes.length > documentLimits.nodes) return tooLarge;
  if (Array.isArray(edges) && edges.length > documentLimits.edges) return tooLarge;
  const refused = refuse(value);
  if (refused) return refused;
  for (let from = format; from < current; from++) {
    const lift = lifts[from];
    if (!lift) return invalid('format');
    document = lift(document);
  }
  const parsed = flowDocument.safeParse(document);
  return parsed.success ? { ok: true, document: parsed.data } : invalid(parsed.error.issues[0]?.path.join('.') ?? '');
}

/** Makes a document of a JSON text, such as an imported file. Throws nothing. */
export function readDocument(text: string): MigrateResult {
  if (text.length > documentLimits.bytes) return tooLarge;
  if (nestsTooDeep(text)) return invalid('');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return invalid('');
  }
  return migrateDocument(value);
}
