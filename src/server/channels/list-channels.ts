import { asc, ne } from 'drizzle-orm';
import { allows } from '../auth/access.ts';
import { channel, channelSecret } from '../db/schema/channels.ts';
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
      .select()
      .from(channel)
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
