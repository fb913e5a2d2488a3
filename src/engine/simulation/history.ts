import { rowsIn } from './statement.ts';
import type { Answered, Committed } from './wire.ts';

/** Columns of the statements that drizzle writes: `insert into "t" ("a", "b") values ($1, default), ...`. */
export function insertedRows({ text, args }: Answered): Record<string, unknown>[] {
  const match = /^insert into "\w+" \(([^)]*)\) values (.*?)(?: on conflict.*| returning.*)?$/.exec(text);
  if (!match) return [];
  const columns = (match[1] as string).split(', ').map((name) => name.replaceAll('"', ''));
  return [...(match[2] as string).matchAll(/\(([^()]*)\)/g)].map((tuple) => {
    const values = (tuple[1] as string).split(', ');
    return Object.fromEntries(
      columns.map((name, i) => {
        const place = /^\$(\d+)$/.exec(values[i] ?? '');
        return [name, place ? args[Number(place[1]) - 1] : null];
      }),
    );
  });
}

/** Columns that an `update "t" set "a" = $1, ... where ...` of drizzle writes. */
export function updatedColumns({ text, args }: Answered): Record<string, unknown> {
  const set = /^update "\w+" set (.*?) where/.exec(text)?.[1] ?? '';
  return Object.fromEntries([...set.matchAll(/"(\w+)" = \$(\d+)/g)].map((m) => [m[1], args[Number(m[2]) - 1]]));
}

/** The value of the last parameter that is a UUID: what a `where` of drizzle names. */
export function namedId({ args }: Answered): string {
  return [...args].reverse().find((arg) => typeof arg === 'string' && /^[0-9a-f-]{36}$/.test(arg)) as string;
}

/** The statements of a transaction whose text begins so, spaces evened. */
export function statementsOf(committed: Committed, beginning: string): Answered[] {
  return committed.statements.filter(({ text }) => evened(text).startsWith(beginning));
}

const even = new Map<string, string>();

/** A statement's text with single spaces. */
export function evened(text: string): string {
  let known = even.get(text);
  if (known === undefined) {
    known = text.trim().replace(/\s+/g, ' ');
    even.set(text, known);
  }
  return known;
}

/** The JSON rows of all statements that begin so. */
export function jsonRows(committed: Committed, beginning: string): Record<string, unknown>[] {
  return statementsOf(committed, beginning).flatMap(({ args }) => rowsIn(args));
}
