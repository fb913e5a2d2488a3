import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { contactsLike, findFewContacts, searchInput } from '../contacts/match-contacts.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { conversation } from '../db/schema/engine.ts';
import { type MomentCursor, momentCursor, pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';
import { readConversations } from './read-conversations.ts';

/** Whose conversations a list shows: all, those assigned to me, those in which people are awaited, those of the bot. */
export const conversationFilters = ['all', 'mine', 'waiting', 'bot'] as const;
export type ConversationFilter = (typeof conversationFilters)[number];

/** One page of the conversations of the workspace, the last active first. */
export const listConversations = defineUseCase({
  access: 'conversation.read',
  input: z.strictObject({
    filter: z.enum(conversationFilters).default('all'),
    search: searchInput,
    cursor: momentCursor.nullish(),
  }),
  async run({ tx, userId }, { filter, search, cursor }) {
    const where = and(among(filter, userId), await withContactsLike(tx, search), before(cursor));
    const rows = await readConversations(tx, where, pageSize + 1);
    const page = takePage(rows, (row) => row.cursor);
    return { rows: page.rows.map((row) => row.shown), next: page.next };
  },
});

function among(filter: ConversationFilter, userId: string | null): SQL | undefined {
  const byPeople = eq(conversation.owner, 'people');
  switch (filter) {
    case 'all':
      return undefined;
    case 'mine':
      return and(byPeople, userId ? eq(conversation.ownerUserId, userId) : sql`false`);
    case 'waiting':
      return and(byPeople, gt(conversation.unread, 0));
    case 'bot':
      return eq(conversation.owner, 'bot');
  }
}

/**
 * Conversations with the people that a search means. Of few people the conversations are looked up; of many, the list is
 * read from its top, where one is met soon.
 */
async function withContactsLike(tx: Db, search: string | undefined): Promise<SQL | undefined> {
  if (!search) return undefined;
  const few = await findFewContacts(tx, search);
  if (!few) return await contactsLike(tx, search);
  if (few.length === 0) return sql`false`;
  const channels = tx.select({ id: channel.id }).from(channel);
  return and(inArray(conversation.channelId, channels), inArray(conversation.contactId, few));
}

function before(cursor: MomentCursor | null | undefined): SQL | undefined {
  if (!cursor) return undefined;
  return sql`(${conversation.lastMessageAt}, ${conversation.id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}
