import { and, asc, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import { allows } from '../auth/access.ts';
import { channel, channelSecret, serviceUsage } from '../db/schema/channels.ts';
import { channelLimit } from '../db/schema/limits.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { webhookUrl } from './webhook-url.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** The connected channels. Who may manage them also sees the webhook address and the last characters of the credentials. */
export const listChannels = defineUseCase({
  access: 'channel.read',
  input: noInput,
  async run({ tx, role }) {
    const rows = await tx
      .select({
        ...getTableColumns(channel),
        free: serviceUsage.free,
        charged: serviceUsage.charged,
        restrictedUntil: sql<string | null>`case when ${channelLimit.pausedUntil} > now() then
          to_char(${channelLimit.pausedUntil} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end`,
      })
      .from(channel)
      .leftJoin(channelLimit, eq(channelLimit.channelId, channel.id))
      .leftJoin(
        serviceUsage,
        and(
          eq(serviceUsage.channelId, channel.id),
          eq(serviceUsage.month, sql`date_trunc('month', now() at time zone 'UTC')::date`),
        ),
      )
      .where(ne(channel.state, 'disconnected'))
      .orderBy(asc(channel.createdAt), asc(channel.id));
    const manages = allows(role, 'channel.manage');
    const secrets = manages ? await tx.select().from(channelSecret).orderBy(asc(channelSecret.field)) : [];
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      simulated: row.simulated,
      state: row.state,
      pausedReason: row.pausedReason,
      externalId: row.externalId,
      displayPhone: textOf(row.config.displayPhone),
      verifiedName: textOf(row.config.verifiedName),
      accountId: textOf(row.config.wabaId),
      /** Delivered service messages of this month (UTC); the provider gives some of them away. */
      serviceMessages: { free: row.free ?? 0, charged: row.charged ?? 0 },
      /** The account may send no marketing before then. */
      restrictedUntil: row.restrictedUntil,
      lastWebhookAt: row.lastWebhookAt?.toISOString() ?? null,
      setup: manages
        ? {
            webhookUrl: webhookUrl(row.webhookKey),
            secrets: secrets
              .filter(({ channelId }) => channelId === row.id)
              .map(({ field, lastFour, updatedAt, previousUntil }) => ({
                field,
                lastFour,
                updatedAt: updatedAt.toISOString(),
                previousUntil: previousUntil?.toISOString() ?? null,
              })),
          }
        : null,
    }));
  },
});
