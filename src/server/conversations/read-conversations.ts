import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { shownAddress } from '../contacts/shown-address.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { contact } from '../db/schema/contacts.ts';
import { conversation, message } from '../db/schema/engine.ts';
import { user } from '../db/schema/identity.ts';
import { exactMoment } from '../paging.ts';
import { shownWindow } from './window.ts';

/** Conversations that meet a condition, the last active first, as lists show them. */
export async function readConversations(tx: Db, where: SQL | undefined, limit: number) {
  const last = tx
    .select({ direction: message.direction, body: message.body, annotations: message.annotations })
    .from(message)
    .where(and(eq(message.conversationId, conversation.id), sql`not ${message.body} ? 'note'`))
    .orderBy(desc(message.id))
    .limit(1)
    .as('last');
  const rows = await tx
    .select({
      id: conversation.id,
      contactId: contact.id,
      contactName: contact.name,
      address: shownAddress,
      channelId: channel.id,
      channelName: channel.name,
      channelKind: channel.kind,
      simulated: channel.simulated,
      owner: conversation.owner,
      ownerUserId: conversation.ownerUserId,
      ownerName: user.name,
      ownerEpoch: conversation.ownerEpoch,
      ownerSince: conversation.ownerSince,
      unread: conversation.unread,
      lastInAt: conversation.lastInAt,
      freeUntil: conversation.freeUntil,
      lastMessageAt: conversation.lastMessageAt,
      exact: exactMoment(conversation.lastMessageAt),
      handOverNote: conversation.handOverNote,
      direction: last.direction,
      body: last.body,
      annotations: last.annotations,
    })
    .from(conversation)
    .innerJoin(contact, eq(contact.id, conversation.contactId))
    .innerJoin(channel, eq(channel.id, conversation.channelId))
    .leftJoin(user, eq(user.id, conversation.ownerUserId))
    .leftJoinLateral(last, sql`true`)
    // the emptied thread of a contact that became another one
    .where(and(where, or(isNull(contact.mergedInto), isNotNull(last.direction))))
    .orderBy(desc(conversation.lastMessageAt), desc(conversation.id))
    .limit(limit);
  return rows.map((row) => ({
    cursor: { at: row.exact, id: row.id },
    shown: {
      id: row.id,
      contact: { id: row.contactId, name: row.contactName, address: row.address },
      channel: { id: row.channelId, name: row.channelName, kind: row.channelKind, simulated: row.simulated },
      /** Null while the bot answers; people in general have neither id nor name. */
      owner: row.owner === 'bot' ? null : { id: row.ownerUserId, name: row.ownerName },
      ownerEpoch: row.ownerEpoch,
      ownerSince: row.ownerSince?.toISOString() ?? null,
      unread: row.unread,
      lastMessageAt: row.lastMessageAt.toISOString(),
      preview:
        row.direction && row.body
          ? {
              direction: row.direction,
              body: row.body,
              edited: row.annotations?.edited ?? null,
              removed: row.annotations?.removed ?? false,
            }
          : null,
      handOverNote: row.handOverNote,
      ...shownWindow(row.channelKind, row.lastInAt),
      /** Until then no message costs anything: the person came from an advertisement. */
      freeUntil: row.freeUntil?.toISOString() ?? null,
    },
  }));
}
