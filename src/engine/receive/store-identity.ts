import type { ChannelEvent } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import { optInContact, optOutContact } from '../consent/change-consent.ts';
import type { EngineDeps } from '../deps.ts';
import { findAddresses, resolvePeople, scopeOfAddress } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** News about who somebody is, or what they want. */
export interface ArrivedNews {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'identity' | 'consent' }>;
}

/** Moves a contact to new addresses in one step, keeping history and opt-outs; or books what the person wants. */
export async function storeNews(tx: RawTx, deps: EngineDeps, arrived: readonly ArrivedNews[]): Promise<void> {
  for (const { channel, event } of arrived) {
    if (event.kind === 'consent') {
      const [who] = await resolvePeople(tx, deps, [{ channel, person: event.from }]);
      const change = {
        workspaceId: channel.workspaceId,
        contactId: who?.contactId as string,
        source: 'provider-preference',
        detail: event.detail,
        saidAt: event.at,
      };
      await (event.change === 'opt-out' ? optOutContact(tx, deps, change) : optInContact(tx, deps, change));
    } else await moveIdentity(tx, deps, channel, event);
  }
}

async function moveIdentity(
  tx: RawTx,
  deps: EngineDeps,
  channel: WebhookChannel,
  event: Extract<ChannelEvent, { kind: 'identity' }>,
): Promise<void> {
  const placed = (addresses: typeof event.before) =>
    addresses.map((address) => ({
      workspace_id: channel.workspaceId,
      kind: address.kind,
      scope: scopeOfAddress(address, channel),
      value: address.value,
    }));
  const known = await findAddresses(tx, placed(event.before));
  const contactId = [...known.values()][0];
  if (!contactId) return;
  for (const old of placed(event.before)) {
    await tx`
      delete from contact_address where workspace_id = ${old.workspace_id} and kind = ${old.kind} and scope = ${old.scope}
        and value = ${old.value} and contact_id = ${contactId}`;
  }
  for (const next of placed(event.now)) {
    await tx`
      insert into contact_address (workspace_id, id, contact_id, kind, scope, value)
      values (${next.workspace_id}, ${deps.newId()}, ${contactId}, ${next.kind}, ${next.scope}, ${next.value})
      on conflict (workspace_id, kind, scope, value) do update set contact_id = excluded.contact_id`;
  }
}
