import type { Address, Person } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { type JoinClaim, joinPeople } from './join-people.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** A person as a webhook names them, on one channel. */
export interface PersonRef {
  channel: WebhookChannel;
  person: Person;
}

/** The contact that a person turned out to be. */
export interface ResolvedContact {
  contactId: string;
  /** Nobody had ever heard of this person. */
  fresh: boolean;
}

interface AddressRow {
  workspace_id: string;
  kind: string;
  scope: string;
  value: string;
  contact_id: string;
}

interface Wanted {
  workspace_id: string;
  kind: string;
  scope: string;
  value: string;
}

/** What an address is unique within: nothing further for phones, the portfolio for user ids. */
function scopeOfAddress(address: Address, channel: WebhookChannel): string {
  return address.kind === 'phone' ? '' : channel.addressScope;
}

/** One address as a key of maps. */
export const keyOf = (a: Wanted) => `${a.workspace_id}|${a.kind}|${a.scope}|${a.value}`;

/** Addresses as the table knows them. */
export function placeAddresses(addresses: readonly Address[], channel: WebhookChannel): Wanted[] {
  return addresses.map((address) => ({
    workspace_id: channel.workspaceId,
    kind: address.kind,
    scope: scopeOfAddress(address, channel),
    value: address.value,
  }));
}

/** Reads which contacts hold these addresses. */
export async function findAddresses(tx: RawTx, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx<AddressRow[]>`
    select a.workspace_id, a.kind, a.scope, a.value, a.contact_id
    from jsonb_to_recordset(${tx.json(wanted as never)}) as w (workspace_id uuid, kind text, scope text, value text)
    join contact_address a using (workspace_id, kind, scope, value)`;
  return new Map(rows.map((row) => [keyOf(row), row.contact_id]));
}

/**
 * Finds or makes the contact of each person, by any of their addresses. An event that names two addresses proves that
 * they are one person: addresses still unknown join the contact, and a contact that holds one of them becomes one with the
 * contact known by user id, so that the next message finds one place.
 */
export async function resolvePeople(
  tx: RawTx,
  deps: EngineDeps,
  refs: readonly PersonRef[],
): Promise<ResolvedContact[]> {
  const newId = () => deps.newId();
  if (refs.length === 0) return [];
  const wanted = refs.map(({ channel, person }) => placeAddresses(person.addresses, channel));
  let known = await findAddresses(tx, wanted.flat());
  const unknown = [...new Set(wanted.flat().map(keyOf))].filter((key) => !known.has(key)).sort();
  if (unknown.length > 0) {
    // somebody else may be meeting the same stranger right now: the first to lock makes the contact, the others find it
    await tx`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${unknown}::text[]) as u (key)`;
    known = await findAddresses(tx, wanted.flat());
  }
  const contacts: ContactRow[] = [];
  const addresses: (Wanted & { id: string; contact_id: string })[] = [];
  const moved: { from: Wanted; to: string }[] = [];
  const claims: JoinClaim[] = [];
  const updates = new Map<string, { id: string; workspace_id: string; name: string | null; username: string | null }>();
  const result = refs.map(({ channel, person }, index): ResolvedContact => {
    const own = wanted[index] as Wanted[];
    const byUserId = own.find((a) => a.kind !== 'phone' && known.has(keyOf(a)));
    const holder = byUserId ?? own.find((a) => known.has(keyOf(a)));
    const contactId = holder ? (known.get(keyOf(holder)) as string) : newId();
    if (!holder) {
      contacts.push({ workspace_id: channel.workspaceId, id: contactId, name: person.name, username: person.username });
    } else if (person.name || person.username) {
      updates.set(contactId, {
        id: contactId,
        workspace_id: channel.workspaceId,
        name: person.name,
        username: person.username,
      });
    }
    for (const address of own) {
      const holds = known.get(keyOf(address));
      if (holds === undefined) addresses.push({ ...address, id: newId(), contact_id: contactId });
      else if (holds !== contactId) {
        moved.push({ from: address, to: contactId });
        claims.push({ channel, from: holds, to: contactId, named: own.map(({ value }) => value) });
      }
      known.set(keyOf(address), contactId);
    }
    return { contactId, fresh: !holder };
  });
  await writeContacts(tx, contacts, [...updates.values()]);
  await writeAddresses(tx, addresses, moved);
  const final = await joinPeople(tx, deps, claims);
  return result.map(({ contactId, fresh }) => ({ contactId: final(contactId), fresh }));
}

interface ContactRow {
  workspace_id: string;
  id: string;
  name: string | null;
  username: string | null;
}

async function writeContacts(tx: RawTx, made: readonly ContactRow[], known: readonly ContactRow[]): Promise<void> {
  if (made.length > 0) {
    await tx`
      insert into contact (workspace_id, id, name, username)
      select workspace_id, id, name, username
      from jsonb_to_recordset(${tx.json(made as never)}) as r (workspace_id uuid, id uuid, name text, username text)
      order by id`;
  }
  if (known.length === 0) return;
  // a name that somebody corrected by hand stays; a profile without a name never erases one
  await tx`
    with r as (
      select * from jsonb_to_recordset(${tx.json(known as never)}) as r (workspace_id uuid, id uuid, name text, username text)
    ), due as (
      select c.workspace_id, c.id, r.name, r.username
      from r join contact c using (workspace_id, id)
      where (c.name is null and r.name is not null) or (r.username is not null and c.username is distinct from r.username)
      order by c.id for no key update of c
    )
    update contact c set name = coalesce(c.name, due.name), username = coalesce(due.username, c.username), updated_at = now()
    from due where c.workspace_id = due.workspace_id and c.id = due.id`;
}

async function writeAddresses(
  tx: RawTx,
  made: readonly (Wanted & { id: string; contact_id: string })[],
  moved: readonly { from: Wanted; to: string }[],
): Promise<void> {
  if (made.length > 0) {
    await tx`
      insert into contact_address (workspace_id, id, contact_id, kind, scope, value)
      select workspace_id, id, contact_id, kind, scope, value
      from jsonb_to_recordset(${tx.json(made as never)})
        as r (workspace_id uuid, id uuid, contact_id uuid, kind text, scope text, value text)
      order by kind, scope, value
      on conflict (workspace_id, kind, scope, value) do nothing`;
  }
  for (const { from, to } of moved) {
    await tx`
      update contact_address set contact_id = ${to}
      where workspace_id = ${from.workspace_id} and kind = ${from.kind} and scope = ${from.scope} and value = ${from.value}`;
  }
}
