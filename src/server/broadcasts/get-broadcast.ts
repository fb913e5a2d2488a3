import { eq, sql } from 'drizzle-orm';
import type { RecipientOutcome } from '#/flow/audience/broadcast.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { channel } from '../db/schema/channels.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { checkBroadcast } from './check-broadcast.ts';
import { findBroadcast } from './find-broadcast.ts';
import { outcomeOf, recipientTables } from './outcomes.ts';

/** One broadcast: what is written on it, what is still missing, and once it goes out, what became of its recipients. */
export const getBroadcast = defineUseCase({
  access: 'broadcast.read',
  input: byId,
  async run({ tx }, { id }) {
    const row = await findBroadcast(tx, id);
    const { name, status, channelId, content, audience, timing, revision, total } = row;
    const started = status !== 'draft';
    const [via] = channelId
      ? await tx.select({ name: channel.name }).from(channel).where(eq(channel.id, channelId))
      : [];
    return {
      id,
      name,
      status,
      channelId,
      channelName: via?.name ?? null,
      content,
      audience,
      timing,
      revision,
      problems: started ? [] : await checkBroadcast(tx, row),
      total,
      frozen: row.frozenAt !== null,
      pausedBecause: row.pausedBecause,
      startAt: row.startAt?.toISOString() ?? null,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      outcomes: started ? await countOutcomes(tx, id) : {},
    };
  },
});

/** Recipients by what became of them. */
async function countOutcomes(tx: Db, id: string): Promise<Partial<Record<RecipientOutcome, number>>> {
  const rows = await rowsOf<{ outcome: RecipientOutcome; people: number }>(
    tx,
    sql`
      select ${outcomeOf} as outcome, count(*)::int as people from ${recipientTables}
      where r.broadcast_id = ${id} group by 1`,
  );
  return Object.fromEntries(rows.map(({ outcome, people }) => [outcome, people]));
}
