import { type SQL, sql } from 'drizzle-orm';
import { windowMarginMs } from '#/engine/send/judge-send.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import { audienceWhere } from './audience-where.ts';
import type { BroadcastDraft } from './broadcast-inputs.ts';
import { type MessageTraits, traitsOf } from './message-traits.ts';

/** Why people of an audience get nothing, each counted under the first reason that holds. */
export const leftOutReasons = ['no-address', 'opted-out', 'with-people', 'window-closed'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A dry run over a whole audience. */
export interface AudienceCount {
  total: number;
  /** Those who would get it now. */
  reached: number;
  leftOut: Record<LeftOutReason, number>;
  /** For each variable without a fallback, how many of those reached lack it. */
  missing: { variable: string; people: number }[];
}

/** Counts who would get a broadcast now, who not and why, and of whom something that its text says is not known. */
export async function countAudience(
  tx: Db,
  draft: Pick<BroadcastDraft, 'audience' | 'content' | 'channelId'>,
): Promise<AudienceCount> {
  const where = await audienceWhere(tx, draft.audience);
  const traits = traitsOf(draft.content);
  const variables = (traits?.withoutFallback ?? []).filter((name) => factOf(name) !== null);
  const missing = variables.map(
    (_name, index) =>
      sql`count(*) filter (where reason is null and ${sql.raw(`m${index}`)})::int as ${sql.raw(`m${index}`)}`,
  );
  const flags = variables.map((name, index) => sql`${factOf(name)} is null as ${sql.raw(`m${index}`)}`);
  const [row] = await rowsOf<Record<string, number>>(
    tx,
    sql`
      select count(*)::int as total, count(*) filter (where reason is null)::int as reached,
        ${sql.join([...leftOutReasons.map((reason) => countOf(reason)), ...missing], sql`, `)}
      from (
        select ${sql.join([reasonOf(draft.channelId, traits), ...flags], sql`, `)}
        from contact left join conversation c on c.channel_id = ${draft.channelId} and c.contact_id = contact.id
        where ${where}
      ) as people`,
  );
  const leftOut = Object.fromEntries(leftOutReasons.map((reason) => [reason, row?.[reason] ?? 0]));
  return {
    total: row?.total ?? 0,
    reached: row?.reached ?? 0,
    leftOut: leftOut as AudienceCount['leftOut'],
    missing: variables
      .map((variable, index) => ({ variable, people: row?.[`m${index}`] ?? 0 }))
      .filter(({ people }) => people > 0),
  };
}

function countOf(reason: LeftOutReason): SQL {
  return sql`count(*) filter (where reason = ${reason})::int as ${sql.identifier(reason)}`;
}

/** The reason why a person gets nothing, or null; what planning and the gate would say, asked of many at once. */
function reasonOf(channelId: string | null, traits: MessageTraits | null): SQL {
  const optedOut = traits?.purpose === 'marketing' ? sql`contact.opted_out_at is not null` : sql`false`;
  const closed =
    traits && !traits.anytime
      ? sql`c.last_in_at is null or c.last_in_at < now() - interval '24 hours' + make_interval(secs => ${windowMarginMs / 1_000})`
      : sql`false`;
  return sql`case
    when not ${hasAddress(channelId)} then 'no-address'
    when ${optedOut} then 'opted-out'
    when c.owner = 'people' then 'with-people'
    when ${closed} then 'window-closed'
  end as reason`;
}

/** Whether a number can reach a person at all. */
export function hasAddress(channelId: string | null): SQL {
  return sql`exists (
    select from contact_address a join channel ch on ch.id = ${channelId}
    where a.contact_id = contact.id and a.kind in ('phone', 'whatsapp-user-id')
      and a.scope in ('', coalesce(ch.config ->> 'portfolioId', ch.config ->> 'wabaId', '')))`;
}

/** Where the value of a variable stands; null for those that are no facts of a person. */
function factOf(variable: string): SQL | null {
  const name = /^contact\.(.+)$/.exec(variable)?.[1];
  if (name === undefined) return null;
  if (name === 'phone') {
    return sql`(select a.value from contact_address a where a.contact_id = contact.id and a.kind = 'phone' limit 1)`;
  }
  if (name === 'username') return sql`contact.username`;
  if (name === 'language') return sql`contact.language`;
  return sql`nullif(contact.fields ->> ${name.replace(/^fields\./, '')}, '')`;
}
