import { channelAdapters } from '#/channels/adapters.ts';
import type { TemplateDraft } from '#/channels/template-desk.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { NumberInput, PersonInput, TemplateInput } from '#/simulator/control/requests.ts';
import type { RawTx } from '../db/client.ts';
import { asEngine } from '../db/doors.ts';
import { openChannel } from './open-channel.ts';
import { simulator } from './simulator.ts';
import { localWebhookUrl } from './webhook-url.ts';

/** People whose conversations the simulator is told to remember. */
const mostPeople = 500;

interface Row {
  id: string;
  external_id: string;
  name: string;
  webhook_key: string;
  config: JsonObject;
}

/**
 * Makes every simulated channel known to the simulator, which forgets everything when it restarts: its number, where its
 * webhooks go, and who wrote to it when. Does nothing for those that it knows. Throws `SimulatorError` while it is away.
 */
export async function registerSimulatedChannels(): Promise<void> {
  const client = simulator();
  if (!client) return;
  const rows = await asEngine(
    (tx) => tx<Row[]>`
      select id, external_id, name, webhook_key, config from channel
      where simulated and state <> 'disconnected' order by id`,
  );
  if (rows.length === 0) return;
  const known = new Map((await client.numbers()).map(({ id, webhookUrl }) => [id, webhookUrl]));
  for (const row of rows) {
    if (known.get(row.external_id) === localWebhookUrl(row.webhook_key)) continue;
    await client.putNumber(row.external_id, await asEngine((tx) => describeNumber(tx, row)));
  }
}

async function describeNumber(tx: RawTx, row: Row): Promise<NumberInput> {
  const { secrets } = await openChannel(tx, row.id);
  return {
    wabaId: String(row.config.wabaId),
    displayPhone: String(row.config.displayPhone),
    verifiedName: String(row.config.verifiedName ?? row.name),
    accessToken: secrets.accessToken ?? '',
    appSecret: secrets.appSecret ?? '',
    webhookUrl: localWebhookUrl(row.webhook_key),
    people: await recentPeople(tx, row.id),
    templates: await knownTemplates(tx, row.id),
  };
}

interface TemplateRow extends TemplateDraft {
  status: string;
  quality: string;
}

const qualities: Readonly<Record<string, TemplateInput['quality']>> = { high: 'GREEN', medium: 'YELLOW', low: 'RED' };
const statuses: Readonly<Record<string, TemplateInput['status']>> = {
  pending: 'PENDING',
  rejected: 'REJECTED',
  paused: 'PAUSED',
  disabled: 'DISABLED',
};

/** The templates of its account, as the simulator had them before it forgot. */
async function knownTemplates(tx: RawTx, channelId: string): Promise<TemplateInput[]> {
  const desk = channelAdapters['whatsapp-cloud'].templates;
  const rows = await tx<TemplateRow[]>`
    select t.name, t.language, t.category, t.status, t.quality, t.content, t.samples
    from channel c join template t on t.workspace_id = c.workspace_id and t.account = c.config ->> 'wabaId'
    where c.id = ${channelId} and t.extras = '[]' order by t.name, t.language`;
  return rows.map((row) => ({
    name: row.name,
    language: row.language,
    category: row.category.toUpperCase() as TemplateInput['category'],
    status: statuses[row.status] ?? 'APPROVED',
    quality: qualities[row.quality] ?? 'UNKNOWN',
    parameter_format: row.content.variables === 'named' ? 'NAMED' : 'POSITIONAL',
    components: desk?.components(row) ?? [],
  }));
}

async function recentPeople(tx: RawTx, channelId: string): Promise<PersonInput[]> {
  const rows = await tx<
    {
      name: string | null;
      username: string | null;
      last_in_at: Date | null;
      phone: string | null;
      user_id: string | null;
    }[]
  >`
    select p.name, p.username, c.last_in_at,
      (select value from contact_address a where a.workspace_id = p.workspace_id and a.contact_id = p.id
        and a.kind = 'phone' order by a.id limit 1) as phone,
      (select value from contact_address a where a.workspace_id = p.workspace_id and a.contact_id = p.id
        and a.kind = 'whatsapp-user-id' order by a.id desc limit 1) as user_id
    from conversation c join contact p on p.workspace_id = c.workspace_id and p.id = c.contact_id
    where c.channel_id = ${channelId} order by c.last_message_at desc nulls last limit ${mostPeople}`;
  return rows
    .filter((row) => row.phone ?? row.user_id)
    .map((row) => ({
      name: row.name?.trim() || row.username || row.phone || 'WhatsApp',
      phone: row.phone,
      lastInboundAt: row.last_in_at?.getTime() ?? null,
      ...(row.user_id ? { userId: row.user_id } : {}),
      ...(row.username ? { username: row.username } : {}),
    }));
}
