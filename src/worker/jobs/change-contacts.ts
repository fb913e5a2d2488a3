import type { EngineDeps } from '#/engine/deps.ts';
import { changePiece } from '#/server/contacts/change-piece.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import type { ChangeContactsJob } from '#/server/jobs/change-contacts.ts';
import { publishChanges } from '#/server/live/publish-changes.ts';

/**
 * Carries a change of many contacts out, piece by piece, each in a transaction of its own. Begun again after a crash, or
 * by two workers at once, it goes on behind the last piece that was committed.
 */
export async function changeContacts(_deps: EngineDeps, { workspaceId, changeId }: ChangeContactsJob): Promise<void> {
  while (await withWorkspace(workspaceId, (tx) => changePiece(tx, changeId))) {
    publishChanges(workspaceId, [{ topic: 'contact', id: changeId }]);
  }
  publishChanges(workspaceId, [{ topic: 'contact' }, { topic: 'group' }]);
}
