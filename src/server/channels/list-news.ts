import { and, desc, eq, ne, notLike } from 'drizzle-orm';
import { channelAdapters } from '#/channels/adapters.ts';
import type { ChannelKind } from '#/channels/manifests.ts';
import { UserError } from '#/lib/errors.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { channel } from '../db/schema/channels.ts';
import { webhookRaw } from '../db/schema/engine.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** News that is shown of one number. */
const mostNews = 5;

/** Kept items among which news is looked for; most numbers have fewer in the days for which they are kept. */
const mostRead = 200;

/** One piece of news about a number or its account. */
export interface ChannelNews {
  id: string;
  at: string;
  /** The channel's own name of it, such as `account-restriction`; the channel's words have a sentence for it. */
  what: string;
  severity: 'info' | 'warning' | 'critical';
  /** The provider's error code, where it is one. */
  code: number | null;
  /** The template or name that it is about. */
  about: string | null;
  /** Why the provider decided so and what it advises, in its own words. */
  why: string | null;
}

/** The latest news of the provider about a number and its account, the newest first, for as long as it is kept. */
export const listNews = defineUseCase({
  access: 'channel.read',
  input: byId,
  async run({ tx }, { id }) {
    const connected = and(eq(channel.id, id), ne(channel.state, 'disconnected'));
    const [found] = await tx.select({ kind: channel.kind }).from(channel).where(connected);
    if (!found) throw new UserError('not-found');
    const kept = await tx
      .select()
      .from(webhookRaw)
      .where(
        and(
          eq(webhookRaw.channelId, id),
          ne(webhookRaw.reason, 'unknown-number'),
          notLike(webhookRaw.reason, 'broken:%'),
          notLike(webhookRaw.reason, 'field-%'),
        ),
      )
      .orderBy(desc(webhookRaw.receivedAt), desc(webhookRaw.id))
      .limit(mostRead);
    const { parse } = channelAdapters[found.kind as ChannelKind];
    return kept.flatMap((row): ChannelNews[] => readNews(row, parse)).slice(0, mostNews);
  },
});

/** Reads a kept item once more as the webhook that brought it; empty where it is no news about the account. */
function readNews(
  { id, receivedAt, reason, body }: typeof webhookRaw.$inferSelect,
  parse: (body: Json) => ReturnType<(typeof channelAdapters)[ChannelKind]['parse']>,
): ChannelNews[] {
  for (const { event } of parse({ entry: [{ changes: [body as Json] }] }).items) {
    if (event.kind !== 'account' || event.what !== reason) continue;
    const { what, severity, error, data } = event;
    return [
      {
        id,
        at: receivedAt.toISOString(),
        what,
        severity,
        code: error?.code ?? null,
        about: aboutOf(data),
        why: whyOf(data),
      },
    ];
  }
  return [];
}

function aboutOf(data: Json): string | null {
  const { message_template_name: template, requested_verified_name: name } = recordOf(data);
  return shortText(template) ?? shortText(name);
}

function whyOf(data: Json): string | null {
  const { rejection_info, rejection_reason, reason } = recordOf(data);
  const { reason: detail, recommendation } = recordOf(rejection_info);
  const told = [shortText(detail), shortText(recommendation)].filter((text) => text !== null).join(' ');
  return told || shortText(rejection_reason) || (reason === 'NONE' ? null : shortText(reason));
}

function recordOf(data: Json | undefined): JsonObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
}

function shortText(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
}
