import type { WirePart } from '#/channels/contract.ts';
import type { TemplateCategory, TemplateStatus } from '#/flow/message/message-template.ts';
import type { RawTx } from '#/server/db/client.ts';

/** A candidate with all that decides whether it may go, read after the fences were locked. */
export interface ClaimRow {
  workspace_id: string;
  bucket: number;
  id: string;
  conversation_id: string;
  contact_id: string;
  channel_id: string;
  channel_kind: string;
  flow_id: string | null;
  run_id: string | null;
  priority: number;
  attempt: number;
  refusals: number;
  purpose: 'service' | 'marketing';
  when_uncertain: 'resend' | 'keep';
  owner_epoch: number | null;
  payload: Pick<WirePart, 'body' | 'upload'> & { trace?: string };
  conversation_epoch: number;
  last_in_at: Date | null;
  pair_tat: Date | null;
  pair_blocked_until: Date | null;
  pair_strikes: number;
  marketing_blocked_until: Date | null;
  /** The account may send no marketing before then. */
  restricted_until: Date | null;
  /** The contact's own zone, else the workspace's. */
  time_zone: string;
  quiet_from: string | null;
  quiet_until: string | null;
  /** Marketing messages that the person may get in the days that count, and has got or may have. */
  marketing_cap: number | null;
  marketing_recent: number;
  workspace_stopped: boolean;
  channel_state: string;
  flow_status: string | null;
  broadcast_status: string | null;
  /** Somebody stopped the run by hand. */
  run_stopped: boolean;
  opted_out: boolean;
  /** What is known of the template that it is; null for other messages, and for templates that we were never told of. */
  template_status: TemplateStatus | null;
  template_category: TemplateCategory | null;
  /** People whom the number's portfolio may write to outside their window within 24 h; null for no limit. */
  reach: number | null;
  /** What that limit is counted over. */
  reach_scope: string;
  /** An earlier message of its run is in doubt, and is not waited for any longer. */
  behind_doubt: boolean;
  addresses: { kind: 'phone' | 'whatsapp-user-id'; value: string }[];
}

/**
 * Reads candidates in a statement of its own: its snapshot is younger than every change that the locks waited for. Marketing
 * that failed or was cancelled after it had been claimed reached nobody, and is not counted.
 */
export function readClaims(tx: RawTx, rows: readonly { bucket: number; id: string }[], now: Date) {
  return tx<ClaimRow[]>`
    select o.workspace_id, o.bucket, o.id, o.conversation_id, o.contact_id, o.channel_id, ch.kind as channel_kind, o.flow_id,
      o.run_id, o.priority, o.attempt, o.refusals, o.purpose, o.when_uncertain, o.owner_epoch, o.payload,
      c.owner_epoch as conversation_epoch, c.last_in_at, c.pair_tat, c.pair_blocked_until, c.pair_strikes, c.marketing_blocked_until,
      l.paused_until as restricted_until, l.reach,
      coalesce(ch.config ->> 'portfolioId', ch.config ->> 'wabaId', '') as reach_scope,
      tp.status as template_status, tp.category as template_category,
      coalesce(ct.time_zone, w.time_zone) as time_zone, w.quiet_from, w.quiet_until, w.marketing_cap,
      case when o.purpose = 'marketing' and w.marketing_cap is not null then (
        select count(*)::int from marketing_sent s where s.contact_id = o.contact_id and s.message_id <> o.id
          and s.at > ${now}::timestamptz - make_interval(days => w.marketing_cap_days)
          and not exists (select from message g where g.id = s.message_id and g.ending in ('failed', 'cancelled'))
      ) else 0 end as marketing_recent,
      w.stopped_at is not null as workspace_stopped, ch.state as channel_state, f.status as flow_status, b.status as broadcast_status,
      coalesce(r.end_reason = 'stopped', false) as run_stopped, ct.opted_out_at is not null as opted_out,
      exists (
        select from outbox p where p.conversation_id = o.conversation_id and p.id < o.id and p.state = 'uncertain'
          and coalesce(p.run_id, p.broadcast_id) is not distinct from coalesce(o.run_id, o.broadcast_id)
      ) as behind_doubt,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', a.kind, 'value', a.value) order by a.kind, a.created_at desc)
        from contact_address a
        where a.workspace_id = o.workspace_id and a.contact_id = o.contact_id
          and a.scope in ('', coalesce(ch.config ->> 'portfolioId', ch.config ->> 'wabaId', ''))
      ), '[]') as addresses
    from jsonb_to_recordset(${tx.json(rows as never)}) as picked (bucket smallint, id uuid)
    join outbox o on o.bucket = picked.bucket and o.id = picked.id
    join conversation c on c.bucket = o.bucket and c.id = o.conversation_id
    join channel ch on ch.workspace_id = o.workspace_id and ch.id = o.channel_id
    join contact ct on ct.workspace_id = o.workspace_id and ct.id = o.contact_id
    join workspace w on w.id = o.workspace_id
    left join channel_limit l on l.channel_id = o.channel_id
    left join broadcast b on b.workspace_id = o.workspace_id and b.id = o.broadcast_id
    left join template tp on tp.workspace_id = o.workspace_id and tp.account = coalesce(ch.config ->> 'wabaId', '')
      and tp.name = o.payload #>> '{body,template,name}' and tp.language = o.payload #>> '{body,template,language,code}'
    left join flow f on f.workspace_id = o.workspace_id and f.id = o.flow_id
    left join run r on r.bucket = o.bucket and r.id = o.run_id
    order by o.priority, o.id`;
}
