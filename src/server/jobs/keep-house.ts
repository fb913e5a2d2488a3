import { forgetSignIns } from '../auth/forget-sign-ins.ts';
import { asEngine } from '../db/doors.ts';
import { ensurePartitions } from '../db/ensure-partitions.ts';
import { tidySecrets } from '../secrets/tidy-secrets.ts';

/** How long things are kept that serve only to recognise repetitions or to look into troubles. */
const days = { inboundSeen: 30, statusSeen: 30, webhookRaw: 7, flowPaceHours: 48, marketingSent: 31 } as const;

/** Makes next month's partitions and removes what has served its time. Safe to run again. */
export async function keepHouse(now: Date): Promise<void> {
  const before = (count: number) => new Date(now.getTime() - count * 86_400_000);
  await ensurePartitions(now, 3);
  await asEngine(async (tx) => {
    await tx`delete from inbound_seen where first_at < ${before(days.inboundSeen)}`;
    await tx`delete from status_seen where first_at < ${before(days.statusSeen)}`;
    await tx`delete from webhook_raw where received_at < ${before(days.webhookRaw)}`;
    await tx`delete from flow_pace where hour < ${Math.floor(now.getTime() / 3_600_000) - days.flowPaceHours}`;
    await tx`delete from marketing_sent where at < ${before(days.marketingSent)}`;
    await tx`delete from portfolio_reach where at < ${before(2)}`;
    await tx`delete from worker_heartbeat where beat_at < ${before(1)}`;
  });
  await forgetSignIns();
  await tidySecrets();
}
