import type { RawTx } from '#/server/db/client.ts';

/** A service message that has just been delivered; `at` is when. */
export interface ServiceDelivery {
  workspaceId: string;
  channelId: string;
  meter: 'free' | 'charged';
  at: Date;
}

/** Adds delivered service messages to their number's count of the month (UTC). Written in key order. */
export function countService(tx: RawTx, delivered: readonly ServiceDelivery[]) {
  const rows = delivered.map(({ workspaceId, channelId, meter, at }) => ({
    workspace_id: workspaceId,
    channel_id: channelId,
    month: `${at.toISOString().slice(0, 7)}-01`,
    charged: meter === 'charged',
  }));
  return tx`
    insert into service_usage (workspace_id, channel_id, month, free, charged)
    select workspace_id, channel_id, month, count(*) filter (where not charged), count(*) filter (where charged)
    from jsonb_to_recordset(${tx.json(rows)}) as r (workspace_id uuid, channel_id uuid, month date, charged boolean)
    group by workspace_id, channel_id, month order by channel_id, month
    on conflict (channel_id, month) do update
      set free = service_usage.free + excluded.free, charged = service_usage.charged + excluded.charged`;
}
