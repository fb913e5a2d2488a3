import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { channelAdapters } from '#/channels/adapters.ts';
import type { WirePart } from '#/channels/contract.ts';
import type { ChannelKind } from '#/channels/manifests.ts';
import { Bug, UserError } from '#/lib/errors.ts';
import { timeOfUuid } from '#/lib/ids.ts';
import type { JsonObject } from '#/lib/json.ts';
import { channel } from '../db/schema/channels.ts';
import { conversation, message, outbox } from '../db/schema/engine.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { defineUseCase, type Work } from '../use-case.ts';
import { giveToPeople } from './change-owner.ts';
import { type ConversationRow, isConversation, lockConversation } from './lock-conversation.ts';
import { windowIsOpen } from './window.ts';

/** Longer replies are cut into several messages; this is more than anybody writes. */
const longestReply = 20_000;

/**
 * Answers a contact as a person: the conversation becomes this member's, and what the bot still had to say is taken
 * back in the same transaction. Throws `window-closed` outside the window for free messages, `channel-paused`.
 */
export const sendReply = defineUseCase({
  access: 'conversation.reply',
  input: z.strictObject({ id: z.uuid(), text: z.string().max(longestReply).regex(/\S/) }),
  async run(work, { id, text }) {
    const { tx, userId } = work;
    const { clock, newId } = await sharedEngineDeps();
    const held = await lockConversation(tx, id);
    const sender = await openSender(work, held.channelId);
    const now = clock.now();
    if (!windowIsOpen(sender.kind, held.lastInAt, now)) throw new UserError('window-closed');
    const parts = planText(sender.kind, text);
    await giveToPeople(work, held, userId, new Date(now));
    // the ids must sort after those of the lane's last turn, whatever its worker's clock says
    const after = Math.max(now, (held.lastTurnAt?.getTime() ?? 0) + 1);
    const planned = parts.map((part) => ({ id: newId(after), part }));
    await writeParts(work, held, planned, new Date(now));
    const last = planned.at(-1) as { id: string };
    await tx
      .update(conversation)
      .set({ lastMessageAt: new Date(now), lastTurnAt: new Date(timeOfUuid(last.id)), unread: 0 })
      .where(isConversation(id));
    return { ids: planned.map((row) => row.id) };
  },
});

/** The channel that the reply leaves by. Throws `channel-paused`. */
async function openSender({ tx }: Work, channelId: string): Promise<{ kind: string }> {
  const [found] = await tx
    .select({ kind: channel.kind, state: channel.state })
    .from(channel)
    .where(eq(channel.id, channelId));
  if (!found) throw new UserError('not-found');
  if (found.state !== 'active') throw new UserError('channel-paused');
  return found;
}

function planText(channelKind: string, text: string): readonly WirePart[] {
  const adapter = channelAdapters[channelKind as ChannelKind];
  const token = () => {
    throw new Bug('a text has no options');
  };
  const plan = adapter?.plan({ kind: 'text', text, previewLinks: true }, { token });
  if (!plan?.ok) throw new UserError('invalid-input', { field: 'text' });
  return plan.parts;
}

async function writeParts(
  { tx, userId }: Work,
  held: ConversationRow,
  planned: readonly { id: string; part: WirePart }[],
  now: Date,
): Promise<void> {
  const place = {
    workspaceId: held.workspaceId,
    bucket: held.bucket,
    conversationId: held.id,
    channelId: held.channelId,
    purpose: 'service',
  } as const;
  await tx.insert(message).values(
    planned.map(({ id, part }) => ({
      ...place,
      id,
      direction: 'out' as const,
      at: now,
      author: 'member' as const,
      authorUserId: userId,
      body: { out: part.shown },
    })),
  );
  await tx.insert(outbox).values(
    planned.map(({ id, part }) => ({
      ...place,
      id,
      contactId: held.contactId,
      priority: 0,
      nextAt: now,
      whenUncertain: 'resend' as const,
      ownerEpoch: null,
      payload: { body: part.body, upload: part.upload } as unknown as JsonObject,
    })),
  );
}
