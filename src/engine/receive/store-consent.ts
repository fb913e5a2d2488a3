import type { ChannelEvent } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import { optInContact, optOutContact } from '../consent/change-consent.ts';
import type { EngineDeps } from '../deps.ts';
import { resolvePeople } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** What somebody chose in the provider's own settings. */
export interface ArrivedConsent {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'consent' }>;
}

/** Books what a person wants; whoever was unknown is a contact from then on, so that the wish is kept. */
export async function storeConsent(tx: RawTx, deps: EngineDeps, { channel, event }: ArrivedConsent): Promise<void> {
  const [who] = await resolvePeople(tx, deps, [{ channel, person: event.from }]);
  const change = {
    workspaceId: channel.workspaceId,
    contactId: who?.contactId as string,
    source: 'provider-preference',
    detail: event.detail,
    saidAt: event.at,
  };
  await (event.change === 'opt-out' ? optOutContact(tx, deps, change) : optInContact(tx, deps, change));
}
