import type postgres from 'postgres';
import type { ChannelAccess } from '#/channels/contract.ts';
import type { WebhookChannel, WebhookDoor } from '../receive/webhook-channel.ts';
import type { Script } from './generator.ts';
import { documentOf } from './plan.ts';

/** A workspace of a schedule, with its number. */
export interface OpenTenant {
  workspaceId: string;
  channelId: string;
  sender: string;
  account: string;
  door: WebhookDoor;
  access: ChannelAccess;
}

/** Tables that a schedule may write, those first that others point at last. */
const written = [
  'inbox',
  'outbox',
  'run',
  'journal',
  'disposition',
  'message',
  'inbound_seen',
  'status_seen',
  'webhook_raw',
  'send_audit',
  'flow_pace',
  'run_move',
  'flow_move',
  'conversation',
  'contact_tag',
  'contact_address',
  'consent_log',
  'contact',
  'flow_version',
  'flow',
  'channel_limit',
  'channel',
  'workspace',
];

/** Forgets earlier schedules; now and then thoroughly, for deleted rows slow the rest down. */
export async function forgetSchedules(admin: postgres.Sql, thoroughly: boolean): Promise<void> {
  if (thoroughly) await admin.unsafe(`truncate ${written.join(', ')} cascade`);
  else await admin.unsafe(written.map((table) => `delete from ${table}`).join(';'));
  await admin`delete from pgboss.job where name = 'move-runs'`;
}

/** Writes workspaces, numbers, limits and live flows as a schedule begins with them. */
export async function openTenants(
  admin: postgres.Sql,
  script: Script,
  newId: () => string,
  now: number,
  began: (flowId: string, versionId: string) => void,
): Promise<OpenTenant[]> {
  const tenants: OpenTenant[] = [];
  await admin.begin(async (tx) => {
    for (const [index, { rate, burst, flows }] of script.tenants.entries()) {
      const tenant = drawTenant(newId, index);
      const { workspaceId, channelId, sender } = tenant;
      tenants.push(tenant);
      await tx`insert into workspace (id, slug, name) values (${workspaceId}, ${`sim-${workspaceId.slice(-12)}`}, 'Simulation')`;
      await tx`
        insert into channel (workspace_id, id, kind, name, external_id, webhook_key, config)
        values (${workspaceId}, ${channelId}, 'whatsapp-cloud', 'Simulation', ${sender}, ${`key-${channelId}`}, ${tx.json(tenant.access.config as never)})`;
      await tx`
        insert into channel_limit (workspace_id, channel_id, full_rate, rate, burst, tat)
        values (${workspaceId}, ${channelId}, ${rate}, ${rate}, ${burst}, ${new Date(now)})`;
      for (const place of flows) {
        const flow = script.flows[place] as Script['flows'][number];
        const document = tx.json(documentOf(flow, 1) as never);
        const versionId = newId();
        await tx`
          insert into flow (workspace_id, id, name, draft, status, live_version_id, live_revision, last_number)
          values (${workspaceId}, ${flow.id}, ${flow.key}, ${document}, 'live', ${versionId}, 1, 1)`;
        await tx`
          insert into flow_version (workspace_id, id, flow_id, number, document, content_hash, engine_schema)
          values (${workspaceId}, ${versionId}, ${flow.id}, 1, ${document}, ${versionId}, 1)`;
        began(flow.id, versionId);
      }
    }
  });
  return tenants;
}

function drawTenant(newId: () => string, index: number): OpenTenant {
  const workspaceId = newId();
  const channelId = newId();
  const sender = `20000000000000${index}`;
  const account = `10000000000000${index}`;
  const own: WebhookChannel = {
    id: channelId,
    workspaceId,
    kind: 'whatsapp-cloud',
    externalId: sender,
    addressScope: account,
  };
  return {
    workspaceId,
    channelId,
    sender,
    account,
    door: {
      own,
      bySender: new Map([[sender, own]]),
      byAccount: new Map([[account, [{ channel: own, number: null }]]]),
    },
    access: {
      externalId: sender,
      config: { wabaId: account },
      secrets: { accessToken: 'token', appSecret: 'secret', verifyToken: 'verify' },
      baseUrl: 'http://graph.simulation.test',
      apiVersion: 'v26.0',
    },
  };
}
