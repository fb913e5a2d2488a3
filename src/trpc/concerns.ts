import type { Changes, Topic } from '#/lib/changes.ts';

/** Tells whether a change concerns a cached query: it asks about that topic, and about that one thing or about many. */
export function concerns(changes: Changes, queryKey: readonly unknown[]): boolean {
  if (changes === 'everything') return true;
  const [path, asked] = queryKey as [(readonly string[])?, { input?: { id?: unknown } | null }?];
  const ids = changes[path?.[0] as Topic];
  if (ids === undefined) return false;
  const id = asked?.input?.id;
  return ids === null || typeof id !== 'string' || ids.includes(id);
}

/**
 * Tells whether a change alters a number that a cached query counts besides its own topic: the list of flows counts
 * runs, a broadcast what became of its messages. Those change all the time, and counting is dear: such queries are to be
 * asked less often.
 */
export function countsAnew(changes: Changes, queryKey: readonly unknown[]): boolean {
  if (changes === 'everything') return false;
  const [path] = queryKey as [(readonly string[])?];
  const of = (router: string, ...names: string[]) => path?.[0] === router && names.includes(path[1] ?? '');
  if (of('flow', 'list')) return changes.run !== undefined;
  return of('broadcast', 'get', 'recipients') && changes.conversation !== undefined;
}
