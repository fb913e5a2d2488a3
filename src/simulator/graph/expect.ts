import { record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { GraphFailure } from './failure.ts';

/** A text that must be there and keep within a length. Throws `GraphFailure` 131008 or 131009 naming the field. */
export function expectText(value: Json | undefined, field: string, max: number): string {
  const found = text(value);
  if (found === null || found.trim() === '') throw new GraphFailure(131008, `Parameter '${field}' is mandatory`);
  return checkLength(found, field, max);
}

/** A text that may be missing. */
export function optionalText(value: Json | undefined, field: string, max: number): string | null {
  const found = text(value);
  return found === null ? null : checkLength(found, field, max);
}

/** An object that must be there. */
export function expectObject(value: Json | undefined, field: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GraphFailure(131008, `Parameter '${field}' is mandatory`);
  }
  return record(value);
}

/** A list whose length is limited. */
export function expectList(value: Json | undefined, field: string, min: number, max: number): JsonObject[] {
  if (!Array.isArray(value)) throw new GraphFailure(131008, `Parameter '${field}' is mandatory`);
  if (value.length < min || value.length > max) {
    throw new GraphFailure(131009, `Invalid number of ${field}. Min: ${min}, Max: ${max}`);
  }
  return value.map((item) => record(item));
}

/** Things that must differ from each other. */
export function expectDistinct(values: readonly string[], field: string): void {
  if (new Set(values).size < values.length) throw new GraphFailure(131009, `Duplicated ${field}`);
}

function checkLength(value: string, field: string, max: number): string {
  if (value.length > max) throw new GraphFailure(131009, `${field} length invalid. Min length: 1, Max length: ${max}`);
  return value;
}
