import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';

/** What webhooks brought to one sender's address that nobody could use; it is kept for a week. */
export interface Strays {
  channelId: string;
  channel: string;
  /** Items for a number that is not connected here. */
  unknownNumber: number;
  /** Items that could not be read. */
  unreadable: number;
  lastAt: string;
}

/** Counts what was kept aside of the workspace's webhooks in the last seven days, the most recent first. */
export function readStrays(tx: Db): Promise<Strays[]> {
  return rowsOf(
    tx,
    sql`
    select r.channel_id as "channelId", c.name as channel,
      count(*) filter (where r.reason = 'unknown-number')::int as "unknownNumber",
      count(*) filter (where r.reason like 'broken:%')::int as unreadable,
      to_char(max(r.received_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
    from webhook_raw r join channel c on c.workspace_id = r.workspace_id and c.id = r.channel_id
    where r.received_at > now() - interval '7 days' and (r.reason = 'unknown-number' or r.reason like 'broken:%')
    group by r.channel_id, c.name order by max(r.received_at) desc limit 50`,
  );
}
