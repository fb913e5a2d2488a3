import type { Changes } from '#/lib/changes.ts';
import { listenTo } from '../db/notify.ts';
import { log } from '../log.ts';
import { type ChangeNotice, changeChannel } from './publish-changes.ts';

type Listener = (changes: Changes) => void;

interface Line {
  listeners: Map<string, Set<Listener>>;
  opening?: Promise<unknown>;
}

// development reloads modules; the line must survive that
const held = globalThis as unknown as { recadoLine?: Line };
held.recadoLine ??= { listeners: new Map() };
const line = held.recadoLine;

/**
 * Calls `listener` with whatever changes in a workspace, until the answered function is called. All listeners of a
 * process share one connection to the database; each time it stands anew, everybody is told to fetch everything.
 */
export async function listenToChanges(workspaceId: string, listener: Listener): Promise<() => void> {
  const own = line.listeners.get(workspaceId) ?? new Set();
  line.listeners.set(workspaceId, own.add(listener));
  const leave = () => {
    own.delete(listener);
    if (own.size === 0 && line.listeners.get(workspaceId) === own) line.listeners.delete(workspaceId);
  };
  line.opening ??= listenTo(changeChannel, passOn, tellEverybody);
  try {
    await line.opening;
  } catch (thrown) {
    line.opening = undefined;
    leave();
    throw thrown;
  }
  return leave;
}

function passOn(payload: string): void {
  try {
    const { workspace, changes } = JSON.parse(payload) as ChangeNotice;
    for (const listener of line.listeners.get(workspace) ?? []) listener(changes);
  } catch (thrown) {
    log('warn', 'unreadable change notice', { error: thrown });
  }
}

function tellEverybody(): void {
  for (const own of line.listeners.values()) for (const listener of own) listener('everything');
}
