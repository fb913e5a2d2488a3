import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Whose consent changes, and how we know. */
export interface ConsentChange {
  workspaceId: string;
  contactId: string;
  /** word, provider-preference, provider-error, flow, member. */
  source: string;
  detail: string | null;
}

/** Records that a person wants no marketing. Once is enough: a second time changes and logs nothing. */
export async function optOutContact(tx: RawTx, deps: EngineDeps, who: ConsentChange): Promise<boolean> {
  const changed = await tx`
    update contact set opted_out_at = ${new Date(deps.clock.now())}, updated_at = ${new Date(deps.clock.now())}
    where workspace_id = ${who.workspaceId} and id = ${who.contactId} and opted_out_at is null`;
  if (changed.count === 0) return false;
  await logConsent(tx, deps, who, 'opt-out');
  return true;
}

/** Records that a person wants marketing again. */
export async function optInContact(tx: RawTx, deps: EngineDeps, who: ConsentChange): Promise<boolean> {
  const changed = await tx`
    update contact set opted_out_at = null, updated_at = ${new Date(deps.clock.now())}
    where workspace_id = ${who.workspaceId} and id = ${who.contactId} and opted_out_at is not null`;
  if (changed.count === 0) return false;
  await logConsent(tx, deps, who, 'opt-in');
  return true;
}

async function logConsent(
  tx: RawTx,
  deps: EngineDeps,
  who: ConsentChange,
  change: 'opt-in' | 'opt-out',
): Promise<void> {
  await tx`
    insert into consent_log (workspace_id, id, contact_id, change, source, detail, at)
    values (${who.workspaceId}, ${deps.newId()}, ${who.contactId}, ${change}, ${who.source}, ${who.detail}, ${new Date(deps.clock.now())})`;
  deps.changed([{ workspaceId: who.workspaceId, topic: 'contact', id: who.contactId }]);
}
