import type { AccountSender, WebhookChannel, WebhookDoor } from '#/engine/receive/webhook-channel.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawTx } from '../db/client.ts';
import { type Sealed, unseal } from '../secrets/seal.ts';
import { channelSecretPlace } from './secret-place.ts';

/** A webhook address: the channels that it may speak for, and what proves who is calling. */
export interface FoundDoor extends WebhookDoor {
  /** Every app secret in force; empty when the channel has none, and then nothing may be accepted. */
  appSecrets: readonly string[];
  verifyToken: string | null;
  /** The channel was disconnected: whatever comes is answered, and nothing is done. */
  closed: boolean;
}

interface Row {
  id: string;
  workspace_id: string;
  kind: string;
  external_id: string;
  config: JsonObject;
  own: boolean;
  state: string;
  field: string | null;
  sealed: Sealed | null;
  /** The secret before, while it is still accepted. */
  previous: Sealed | null;
}

/**
 * Finds the door that a webhook address opens, as role receiver; null for an unknown key. Besides its own channel a door
 * opens those of the same workspace that share its app: Meta sends the webhooks of an app's numbers to one address.
 */
export async function findDoor(tx: RawTx, webhookKey: string): Promise<FoundDoor | null> {
  const rows = await tx<Row[]>`
    select c.id, c.workspace_id, c.kind, c.external_id, c.config, c.state, c.id = o.id as own,
      s.field, s.sealed, case when s.previous_until > now() then s.previous end as previous
    from channel o
    join channel c on c.workspace_id = o.workspace_id and c.kind = o.kind and (c.state <> 'disconnected' or c.id = o.id)
    left join channel_secret s on s.workspace_id = c.workspace_id and s.channel_id = c.id
      and (s.field = 'appSecret' or (s.field = 'verifyToken' and c.id = o.id))
    where o.webhook_key = ${webhookKey}`;
  const own = rows.find((row) => row.own);
  if (!own) return null;
  const appSecrets = rows.filter((row) => row.own && row.field === 'appSecret').flatMap(secretsIn);
  const [verifyToken = null] = rows.filter((row) => row.own && row.field === 'verifyToken').flatMap(secretsIn);
  const sameApp = rows.filter(
    (row) => row.own || (row.field === 'appSecret' && secretsIn(row).some((secret) => appSecrets.includes(secret))),
  );
  return {
    own: asWebhookChannel(own),
    bySender: new Map(sameApp.map((row) => [row.external_id, asWebhookChannel(row)])),
    byAccount: byAccountOf(sameApp),
    appSecrets,
    verifyToken,
    closed: own.state === 'disconnected',
  };
}

/** The values of a row in force: the present one, and the one before while it is still accepted. */
function secretsIn(row: Row): string[] {
  const place = channelSecretPlace(row.workspace_id, row.id, row.field ?? '');
  return [row.sealed, row.previous].flatMap((sealed) => (sealed ? [unseal(sealed, place)] : []));
}

/** The senders of each account; a channel has a row for each of its secrets, and counts once. */
function byAccountOf(rows: readonly Row[]): Map<string, AccountSender[]> {
  const accounts = new Map<string, AccountSender[]>();
  for (const row of new Map(rows.map((one) => [one.id, one])).values()) {
    const { wabaId, displayPhone } = row.config;
    const digits = String(displayPhone ?? '').replace(/\D/g, '');
    const sender = { channel: asWebhookChannel(row), number: digits ? `+${digits}` : null };
    const account = String(wabaId ?? '');
    accounts.set(account, [...(accounts.get(account) ?? []), sender]);
  }
  return accounts;
}

function asWebhookChannel(row: Row): WebhookChannel {
  const { portfolioId, wabaId } = row.config;
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    kind: row.kind,
    externalId: row.external_id,
    addressScope: String(portfolioId ?? wabaId ?? ''),
  };
}
