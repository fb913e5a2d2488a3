import type { Changes, Hint, Topic } from '#/lib/changes.ts';
import { notifyAll } from '../db/notify.ts';

/** The database channel on which changes are told. */
export const changeChannel = 'recado_change';

/** What one notification carries. */
export interface ChangeNotice {
  workspace: string;
  changes: Changes;
}

const gatherMilliseconds = 50;
const maxPayloadBytes = 7_900;

type Gathered = Map<string, Map<Topic, Set<string> | null>>;

let gathered: Gathered = new Map();
let timer: NodeJS.Timeout | undefined;

/**
 * Tells every open screen of a workspace that something changed. Call it after the commit. Hints are gathered for 50 ms
 * and lost when the database is away: screens fetch anew when the line to them stands again.
 */
export function publishChanges(workspaceId: string, hints: readonly Hint[]): void {
  if (hints.length === 0) return;
  const topics = gathered.get(workspaceId) ?? new Map<Topic, Set<string> | null>();
  gathered.set(workspaceId, topics);
  for (const { topic, id } of hints) {
    const known = topics.get(topic);
    if (id === undefined || known === null) topics.set(topic, null);
    else topics.set(topic, (known ?? new Set()).add(id));
  }
  timer ??= setTimeout(() => void flushChanges(), gatherMilliseconds).unref();
}

/** Sends what has gathered; a process that ends calls it before it closes its pools. */
export async function flushChanges(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const payloads = [...gathered].map(([workspace, topics]) => writeNotice(workspace, topics));
  gathered = new Map();
  await notifyAll(changeChannel, payloads).catch(() => {});
}

/** Writes one notification; ids are left out, then topics, when they would not fit. */
export function writeNotice(workspace: string, topics: ReadonlyMap<Topic, ReadonlySet<string> | null>): string {
  const full: ChangeNotice = {
    workspace,
    changes: Object.fromEntries([...topics].map(([topic, ids]) => [topic, ids && [...ids]])),
  };
  const payload = JSON.stringify(full);
  if (Buffer.byteLength(payload) <= maxPayloadBytes) return payload;
  return JSON.stringify({ workspace, changes: 'everything' } satisfies ChangeNotice);
}
