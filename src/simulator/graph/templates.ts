import type { JsonObject } from '#/lib/json.ts';
import type { SimTemplate } from '../world/world.ts';

/** One page of an account's templates, with cursors as Graph has them. */
export function listTemplates(templates: readonly SimTemplate[], query: URLSearchParams, self: string): JsonObject {
  const status = query.get('status')?.toUpperCase();
  const name = query.get('name');
  const found = templates.filter((one) => (!status || one.status === status) && (!name || one.name === name));
  const limit = Math.min(Math.max(1, Number(query.get('limit')) || 25), 200);
  const from = cursorOf(query.get('after'));
  const page = found.slice(from, from + limit);
  const fields = query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim());
  const data = page.map((one) => {
    const { quality, edits: _edits, pauses: _pauses, round: _round, ...rest } = one;
    const all: JsonObject = { ...rest, quality_score: { score: quality, date: 1_794_996_000 } } as JsonObject;
    const told = fields
      ? Object.fromEntries(fields.filter((field) => field in all).map((field) => [field, all[field]]))
      : all;
    return { ...told, id: one.id } as JsonObject;
  });
  const paging: JsonObject = { cursors: { before: writeCursor(from), after: writeCursor(from + page.length) } };
  if (from + page.length < found.length) {
    const next = new URLSearchParams(query);
    next.set('after', writeCursor(from + page.length));
    paging.next = `${self}?${next}`;
  }
  return { data, paging };
}

function writeCursor(index: number): string {
  return Buffer.from(String(index)).toString('base64url');
}

function cursorOf(value: string | null): number {
  const index = Number(Buffer.from(value ?? '', 'base64url').toString('latin1'));
  return Number.isSafeInteger(index) && index >= 0 ? index : 0;
}
