import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rowsOf } from '../db/rows-of.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { defineUseCase } from '../use-case.ts';

/** Lets conversations that were set aside after an error be tried again at once, with what was moved back with them. */
export const nudge = defineUseCase({
  access: 'run.stop',
  input: z.strictObject({}),
  async run({ tx, changed }): Promise<{ conversations: number }> {
    const now = new Date((await sharedEngineDeps()).clock.now()).toISOString();
    const freed = await rowsOf<{ id: string }>(
      tx,
      sql`
        with freed as (
          update conversation set quarantined_until = null where quarantined_until > ${now}
          returning id, old.quarantined_until as until
        ), events as (
          update inbox set ready_at = ${now} from freed where conversation_id = freed.id and ready_at = freed.until
        ), waits as (
          update run set due_at = ${now} from freed
          where conversation_id = freed.id and status = 'waiting' and due_at = freed.until
        )
        select id from freed`,
    );
    for (const { id } of freed) changed('conversation', id);
    return { conversations: freed.length };
  },
});
