import type { RawTx } from '#/server/db/client.ts';

/** A statement as it goes over the wire: text pieces with a parameter between each two. */
export interface Statement {
  /** Short, the same for every call from one place. */
  label: string;
  strings: readonly string[];
  args: readonly unknown[];
}

const labels = new WeakMap<object, string>();

/** A short name for a statement: its own text, without what varies. */
export function labelOf(strings: readonly string[]): string {
  const known = labels.get(strings);
  if (known) return known;
  const flat = strings
    .join('?')
    .replace(/\s+/g, ' ')
    // however many are listed, it is the same place
    .replace(/\(\?(, \?)*\)/g, '(?, ..)')
    .trim();
  const label = flat.length <= 90 ? flat : `${flat.slice(0, 60)} .. ${flat.slice(-24)}`;
  labels.set(strings, label);
  return label;
}

const texts = new WeakMap<object, string>();

/** The whole text, with `$1` where parameters stand. */
export function textOf({ strings }: Pick<Statement, 'strings'>): string {
  const known = texts.get(strings);
  if (known !== undefined) return known;
  const text = strings.map((piece, i) => (i === 0 ? piece : `$${i}${piece}`)).join('');
  texts.set(strings, text);
  return text;
}

/** The statement with another text; parameters keep their numbers, and those that are no longer named are left out. */
export function withText(statement: Statement, text: string): Statement {
  const strings: string[] = [];
  const args: unknown[] = [];
  let from = 0;
  for (const match of text.matchAll(/\$(\d+)/g)) {
    strings.push(text.slice(from, match.index));
    args.push(statement.args[Number(match[1]) - 1]);
    from = match.index + match[0].length;
  }
  strings.push(text.slice(from));
  return { ...statement, strings, args };
}

/** The rows that a JSON parameter carries. */
export function rowsIn(args: readonly unknown[]): Record<string, unknown>[] {
  for (const arg of args) {
    const value = (arg as { value?: unknown } | null)?.value;
    if (Array.isArray(value)) return value as Record<string, unknown>[];
  }
  return [];
}

/** A postgres.js query that begins only when somebody waits for it, so that a scheduler can stand before it. */
export function lazily(run: (mode: 'rows' | 'values') => Promise<unknown>) {
  const start = (mode: 'rows' | 'values') => {
    let begun: Promise<unknown> | undefined;
    const promise = () => {
      begun ??= run(mode);
      return begun;
    };
    return {
      // biome-ignore lint/suspicious/noThenProperty: it stands in for the driver's own thenable query
      then: (done?: (value: unknown) => unknown, failed?: (error: unknown) => unknown) => promise().then(done, failed),
      catch: (failed: (error: unknown) => unknown) => promise().catch(failed),
      finally: (after: () => void) => promise().finally(after),
    };
  };
  const rows = start('rows');
  const query = { ...rows, values: () => start('values'), execute: () => query };
  query.execute = () => {
    void rows.catch(() => {});
    return query;
  };
  return query;
}

const templates = new WeakMap<object, TemplateStringsArray>();

/** A tagged template as the driver sees it; the same for the same pieces, for the driver remembers all that it has seen. */
export function asTemplate(strings: readonly string[]): TemplateStringsArray {
  const known = templates.get(strings);
  if (known) return known;
  const template = Object.assign([...strings], { raw: strings }) as unknown as TemplateStringsArray;
  templates.set(strings, template);
  return template;
}

/** A transaction of the simulation is used where the engine expects the driver's. */
export type SimulatedTx = RawTx & { onCommit(action: () => void): void };
