import { sql } from 'drizzle-orm';
import { channelAdapters } from '#/channels/adapters.ts';
import {
  type CancelReason,
  type Candidate,
  type HoldReason,
  judgeSend,
  type TemplateReason,
  type Verdict,
} from '#/engine/send/judge-send.ts';
import { UserError } from '#/lib/errors.ts';
import { rowsOf } from '../db/rows-of.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Reasons that lie in a run, a broadcast or a template; there is none here. */
type RunReason =
  | 'stopped'
  | 'taken-over'
  | 'flow-paused'
  | 'flow-archived'
  | 'broadcast-paused'
  | 'portfolio-limit'
  | TemplateReason;

/** Whether a message would go now; `until` is when that is looked at again, where it would wait. */
export interface Reach {
  verdict: Verdict['kind'];
  reason: Exclude<HoldReason | CancelReason, RunReason> | null;
  until: string | null;
}

type Row = Omit<Candidate, 'purpose' | 'payload'> & { channel: string; kind: string; name: string };

/** Asks the gate of all sends what it would say of an answer, and of marketing, to one person on each channel now. */
export const wouldReach = defineUseCase({
  access: 'contact.read',
  input: byId,
  async run({ tx }, { id }) {
    const now = (await sharedEngineDeps()).clock.now();
    const [found] = await rowsOf(tx, sql`select from contact where id = ${id}`);
    if (!found) throw new UserError('not-found');
    const rows = await rowsOf<Row>(
      tx,
      sql`
        select ch.id as channel, ch.kind, ch.name, null as owner_epoch, c.owner_epoch as conversation_epoch, c.last_in_at,
          c.pair_tat, c.pair_blocked_until, c.marketing_blocked_until, l.paused_until as restricted_until,
          coalesce(ct.time_zone, w.time_zone) as time_zone, w.quiet_from, w.quiet_until, w.marketing_cap,
          (select count(*)::int from marketing_sent s where s.contact_id = ct.id
            and s.at > ${new Date(now).toISOString()}::timestamptz - make_interval(days => w.marketing_cap_days)
            and not exists (select from message g where g.id = s.message_id and g.ending in ('failed', 'cancelled'))) as marketing_recent,
          w.stopped_at is not null as workspace_stopped, ch.state as channel_state, null as flow_status, null as broadcast_status, false as run_stopped,
          null as template_status, null as template_category,
          ct.opted_out_at is not null as opted_out,
          coalesce((select jsonb_agg(a.value) from contact_address a where a.contact_id = ct.id
            and a.kind in ('phone', 'whatsapp-user-id')
            and a.scope in ('', coalesce(ch.config ->> 'portfolioId', ch.config ->> 'wabaId', ''))), '[]') as addresses
        from conversation c
        join contact ct on ct.id = c.contact_id
        join channel ch on ch.id = c.channel_id
        join workspace w on w.id = c.workspace_id
        left join channel_limit l on l.channel_id = c.channel_id
        where c.contact_id = ${id} and ch.state <> 'disconnected' order by ch.name, ch.id`,
    );
    return rows.map((row) => {
      const judge = (purpose: Candidate['purpose']) => tell(judgeSend(candidate(row, purpose), capabilities(row), now));
      return { channel: row.channel, name: row.name, answer: judge('service'), marketing: judge('marketing') };
    });
  },
});

const capabilities = ({ kind }: Row) => channelAdapters[kind as keyof typeof channelAdapters].capabilities;

const moments = [
  'last_in_at',
  'pair_tat',
  'pair_blocked_until',
  'marketing_blocked_until',
  'restricted_until',
] as const satisfies (keyof Candidate)[];

/** A free text for the person; this driver leaves moments as text. */
function candidate(row: Row, purpose: Candidate['purpose']): Candidate {
  const dates = moments.map((name) => [name, row[name] ? new Date(row[name]) : null] as const);
  return { ...row, ...Object.fromEntries(dates), purpose, payload: { body: { type: 'text' } } };
}

function tell(verdict: Verdict): Reach {
  return {
    verdict: verdict.kind,
    reason: 'reason' in verdict ? (verdict.reason as Reach['reason']) : null,
    until: verdict.kind === 'hold' ? new Date(verdict.until).toISOString() : null,
  };
}
