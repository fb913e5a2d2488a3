import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Whose consent changes, and how we know. */
export interface ConsentChange {
  workspaceId: string;
  contactId: string;
  /** word, provider-preference, provider-error, flow, member. */
  source: string;
  detail: string | null;
  /** When they said it, by the provider's clock; ours where nobody else's counts. */
  saidAt?: number;
}

/** Records that a person wants no marketing. False when that was known, or when they have said something newer. */
export function optOutContact(tx: RawTx, deps: EngineDeps, who: ConsentChange): Promise<boolean> {
  return changeConsent(tx, deps, who, 'opt-out');
}

/** Records that a person wants marketing again. False when that was known, or when they have said something newer. */
export function optInContact(tx: RawTx, deps: EngineDeps, who: ConsentChange): Promise<boolean> {
  return changeConsent(tx, deps, who, 'opt-in');
}

async function changeConsent(
  tx: RawTx,
  deps: EngineDeps,
  who: ConsentChange,
  change: 'opt-in' | 'opt-out',
): Promise<boolean> {
  const now = new Date(deps.clock.now());
  const saidAt = new Date(Math.min(who.saidAt ?? now.getTime(), now.getTime()));
  const out = change === 'opt-out';
  const [row] = await tx<{ was_out: boolean }[]>`
    update contact c set consent_at = ${saidAt}, updated_at = ${now},
      opted_out_at = case when ${out} then coalesce(c.opted_out_at, ${now}) end
    from (
      select opted_out_at is not null as was_out from contact
      where workspace_id = ${who.workspaceId} and id = ${who.contactId} and (consent_at is null or consent_at <= ${saidAt})
      for no key update
    ) old
    where c.workspace_id = ${who.workspaceId} and c.id = ${who.contactId}
    returning old.was_out`;
  if (!row || row.was_out === out) return false;
  await logConsent(tx, deps, who, change);
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
