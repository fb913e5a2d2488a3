import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { carryOptOut, mergeContacts } from './merge-contacts.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** An event named addresses that two contacts held. */
export interface JoinClaim {
  channel: WebhookChannel;
  from: string;
  to: string;
  /** Every address value that the event named. */
  named: readonly string[];
}

/**
 * Makes one contact of those that prove to be one person, one pair after the other, and answers which contact each one
 * became. A holder that has another user id is somebody else whose number was passed on: it loses the address only.
 */
export async function joinPeople(
  tx: RawTx,
  deps: EngineDeps,
  claims: readonly JoinClaim[],
): Promise<(contactId: string) => string> {
  const became = new Map<string, string>();
  const final = (contactId: string): string => {
    const next = became.get(contactId);
    return next === undefined ? contactId : final(next);
  };
  for (const { channel, named, ...claim } of claims) {
    const pair = { workspaceId: channel.workspaceId, from: final(claim.from), to: final(claim.to) };
    if (pair.from === pair.to) continue;
    const [other] = await tx`
      select from contact_address where workspace_id = ${pair.workspaceId} and contact_id = ${pair.from}
        and kind = 'whatsapp-user-id' and scope = ${channel.addressScope} and not value = any(${named as string[]}) limit 1`;
    if (other) {
      // whoever held the number last wanted no marketing on it
      await carryOptOut(tx, deps, pair);
    } else {
      await mergeContacts(tx, deps, pair);
      became.set(pair.from, pair.to);
    }
  }
  return final;
}
