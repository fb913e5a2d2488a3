import type { ChannelAccess } from '#/channels/contract.ts';
import { baseEnv } from '#/env/base.ts';
import { Bug } from '#/lib/errors.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawTx } from '../db/client.ts';
import { type Sealed, unseal } from '../secrets/seal.ts';
import { providerUrl } from './base-url.ts';
import { channelSecretPlace } from './secret-place.ts';

interface Row {
  workspace_id: string;
  external_id: string;
  config: JsonObject;
  simulated: boolean;
  secrets: { field: string; sealed: Sealed }[];
}

/** Opens the credentials of a channel, as role engine or as the workspace itself on a raw transaction. */
export async function openChannel(tx: RawTx, channelId: string): Promise<ChannelAccess> {
  const [row] = await tx<Row[]>`
    select c.workspace_id, c.external_id, c.config, c.simulated,
      coalesce((select jsonb_agg(jsonb_build_object('field', s.field, 'sealed', s.sealed)) from channel_secret s
        where s.workspace_id = c.workspace_id and s.channel_id = c.id), '[]') as secrets
    from channel c where c.id = ${channelId}`;
  if (!row) throw new Bug(`no channel ${channelId}`);
  const open = ({ field, sealed }: Row['secrets'][number]) =>
    [field, unseal(sealed, channelSecretPlace(row.workspace_id, channelId, field))] as const;
  return {
    externalId: row.external_id,
    config: row.config,
    secrets: Object.fromEntries(row.secrets.map(open)),
    baseUrl: providerUrl(row.simulated),
    apiVersion: baseEnv().WHATSAPP_GRAPH_VERSION,
  };
}
