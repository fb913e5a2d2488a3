import type { RawTx } from '#/server/db/client.ts';

/** What a number may send now. */
export interface ChannelBudget {
  channelId: string;
  allowed: number;
  /** How many of them may be of broadcasts: a quarter of the number's speed is kept free for answers that come in between. */
  forBroadcasts: number;
  rate: number;
  tat: number;
}

interface LimitRow {
  channel_id: string;
  full_rate: number;
  rate: number;
  burst: number;
  tat: Date;
  slowed_at: Date | null;
}

/** Recovery after the provider complained: a tenth more every minute. */
function recoveredRate(row: LimitRow, now: number): number {
  if (!row.slowed_at) return row.rate;
  const minutes = Math.floor((now - row.slowed_at.getTime()) / 60_000);
  return Math.min(row.full_rate, Math.max(row.rate, Math.ceil(row.rate * 1.1 ** minutes)));
}

/**
 * Locks the limiter rows and tells how many messages fit (GCRA: the theoretical arrival time may run ahead by the burst).
 * What is kept for answers is the last part of the burst: while no answer needs it, broadcasts go at the full speed.
 */
export async function openBudgets(
  tx: RawTx,
  channels: readonly string[],
  now: number,
): Promise<Map<string, ChannelBudget>> {
  const rows = await tx<LimitRow[]>`
    select channel_id, full_rate, rate, burst, tat, slowed_at from channel_limit
    where channel_id = any(${channels as string[]}::uuid[]) order by channel_id for no key update`;
  return new Map(
    rows.map((row) => {
      const rate = recoveredRate(row, now);
      const tat = Math.max(row.tat.getTime(), now);
      const allowed = Math.max(0, Math.floor(((now - tat) / 1_000) * rate + row.burst));
      const forBroadcasts = Math.max(0, allowed - Math.floor(Math.min(rate, row.burst) / 4));
      return [row.channel_id, { channelId: row.channel_id, allowed, forBroadcasts, rate, tat }];
    }),
  );
}

/** Books what was taken. */
export async function chargeBudgets(
  tx: RawTx,
  taken: readonly { budget: ChannelBudget; count: number }[],
  now: number,
): Promise<void> {
  for (const { budget, count } of taken) {
    const tat = new Date(budget.tat + (count * 1_000) / budget.rate);
    await tx`
      update channel_limit set tat = ${tat}, rate = ${budget.rate},
        slowed_at = case when ${budget.rate} >= full_rate then null when rate <> ${budget.rate} then ${new Date(now)} else slowed_at end
      where channel_id = ${budget.channelId}`;
  }
}
