import type { ChannelEvent } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { joinPeople } from './join-people.ts';
import { findAddresses, keyOf, placeAddresses } from './people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** News that somebody has other addresses from now on. */
export interface ArrivedMove {
  channel: WebhookChannel;
  event: Extract<ChannelEvent, { kind: 'identity' }>;
}

/**
 * Moves a contact to new addresses in one step, keeping history and opt-outs. Contacts that hold an address of the same
 * person become one with it, also the one that a text under the new number has made before the news came.
 */
export async function moveIdentity(tx: RawTx, deps: EngineDeps, { channel, event }: ArrivedMove): Promise<void> {
  const before = placeAddresses(event.before, channel);
  const now = placeAddresses(event.now, channel);
  const known = await findAddresses(tx, [...before, ...now]);
  const holders = before.filter((place) => known.has(keyOf(place)));
  const holder = holders.find(({ kind }) => kind !== 'phone') ?? holders[0];
  if (!holder) return;
  const contactId = known.get(keyOf(holder)) as string;
  const others = [...before, ...now].flatMap((place) => known.get(keyOf(place)) ?? []);
  const named = [...before, ...now].map(({ value }) => value);
  for (const place of now) {
    await tx`
      insert into contact_address (workspace_id, id, contact_id, kind, scope, value)
      values (${place.workspace_id}, ${deps.newId()}, ${contactId}, ${place.kind}, ${place.scope}, ${place.value})
      on conflict (workspace_id, kind, scope, value) do update set contact_id = excluded.contact_id`;
  }
  await joinPeople(
    tx,
    deps,
    others.map((from) => ({ channel, from, to: contactId, named })),
  );
  for (const old of before.filter((place) => !now.some((next) => keyOf(next) === keyOf(place)))) {
    await tx`
      delete from contact_address where workspace_id = ${old.workspace_id} and kind = ${old.kind} and scope = ${old.scope}
        and value = ${old.value} and contact_id = ${contactId}`;
  }
}
