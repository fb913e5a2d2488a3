/** A template tag that makes or runs a statement: a transaction of the raw pool, or drizzle's `sql`. */
export type SqlTag<T> = (strings: TemplateStringsArray, ...values: (string | null)[]) => T;

/** A send that ends without another request; `attempt` counts those that were made. */
export interface EndedSend {
  id: string;
  attempt: number;
}

/** How it ends, and what the provider said where it said something. */
export interface SendEnd {
  ending: 'cancelled' | 'failed' | 'unknown';
  reason: string;
  error?: object | null;
}

/**
 * Ends messages that will not go, or not again. Whatever keeps a repetition from going says nothing of the attempt whose
 * answer was lost: nobody knows whether that one arrived. What has reached the provider is left alone, unless it reported
 * the failure that called for the next attempt. Lists travel as text, which both drivers pass on alike.
 */
export function endSends<T>(sql: SqlTag<T>, sends: readonly EndedSend[], { ending, reason, error }: SendEnd): T {
  return sql`
    with locked as (
      select m.id from message m where m.id = any(${`{${sends.map(({ id }) => id).join()}}`}::text::uuid[])
      order by m.id for no key update
    ), ends as (
      select r.id, r.attempt, exists (select from send_audit a where a.message_id = r.id and a.finding = 'resent') as resent
      from jsonb_to_recordset(${JSON.stringify(sends.map(({ id, attempt }) => ({ id, attempt })))}::text::jsonb)
        as r (id uuid, attempt smallint)
    )
    update message m set
      ending = case when ends.resent then 'unknown' else ${ending}::text end,
      ending_reason = case when ends.resent then 'no-answer' else ${reason}::text end,
      error = coalesce(${error ? JSON.stringify(error) : null}::text::jsonb, m.error),
      attempts = greatest(m.attempts, ends.attempt)
    from ends join locked on locked.id = ends.id
    where m.id = ends.id and (m.status < 2 or (m.status = 2 and exists (
      select from status_seen s where s.channel_id = m.channel_id and s.provider_id = m.provider_id and s.status = 'failed')))`;
}
