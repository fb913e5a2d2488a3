import type { JsonObject } from '#/lib/json.ts';

/**
 * Writes a webhook body as Meta does: everything outside ASCII and every slash escaped. A receiver that parses it and
 * writes it again gets other bytes, and so another signature.
 */
export function writeBody(body: JsonObject): Uint8Array {
  const json = JSON.stringify(body)
    .replace(/\//g, '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return new TextEncoder().encode(json);
}
