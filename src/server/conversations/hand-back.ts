import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { defineUseCase } from '../use-case.ts';
import { giveToBot } from './change-owner.ts';
import { lockConversation } from './lock-conversation.ts';

/** Conversations that one call gives back at most. */
const mostAtOnce = 200;

/**
 * Gives conversations back to the bot in which nobody of the team wrote for as long as the workspace says; without such a
 * setting, none. Answers how many.
 */
export const handBack = defineUseCase({
  access: 'conversation.reply',
  input: z.strictObject({}),
  async run(work): Promise<{ conversations: number }> {
    const { tx } = work;
    const now = new Date((await sharedEngineDeps()).clock.now());
    const quiet = await findQuiet(tx, now);
    for (const id of quiet) await giveToBot(work, await lockConversation(tx, id), now);
    return { conversations: quiet.length };
  },
});

/** Locks, in order, the conversations that have been quiet for long enough; those that somebody holds are left for later. */
async function findQuiet(tx: Db, now: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`
      select c.id from conversation c join workspace w on w.id = c.workspace_id
      where c.owner = 'people' and w.hand_back_after_minutes is not null
        and c.owner_since < ${now.toISOString()}::timestamptz - make_interval(mins => w.hand_back_after_minutes)
        and not exists (
          select from message m where m.conversation_id = c.id and m.author in ('member', 'app')
            and m.at >= ${now.toISOString()}::timestamptz - make_interval(mins => w.hand_back_after_minutes))
      order by c.id limit ${mostAtOnce} for no key update of c skip locked`,
  );
  return rows.map(({ id }) => id);
}
