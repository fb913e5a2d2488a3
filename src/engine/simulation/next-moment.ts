import type postgres from 'postgres';

/** When, by the tables, each loop has something to do next. */
export interface NextMoments {
  engine: number;
  doubts: number;
  sender: number;
  /** What is held back for now; it may be held back again and again. */
  held: number;
  /** Channels on which sends are in doubt, and wait for any sign of life of the number. */
  doubtful: ReadonlySet<string>;
  /** One of them has been for so long that the next sign may settle it. */
  ripe: boolean;
}

/** Reads the next moments at which something in the tables becomes due. Only time passes by it, nothing is judged. */
export async function nextMoments(admin: postgres.Sql, now: number): Promise<NextMoments> {
  const at = new Date(now);
  // what is due already was held by somebody when it was looked at
  const [row] = await admin<
    (Record<'engine' | 'doubts' | 'sender' | 'held', Date | null> & { doubtful: string[]; ripe: boolean })[]
  >`
    select least(
      (select min(greatest(due_at, ${at}::timestamptz + interval '200 milliseconds')) from run where due_at is not null),
      (select min(greatest(ready_at, ${at}::timestamptz + interval '200 milliseconds')) from inbox where ready_at < 'infinity'),
      (select min(quarantined_until) from conversation where quarantined_until > ${at})) as engine,
    (select min(least(case when state = 'sending' then greatest(lease_until, ${at}::timestamptz + interval '200 milliseconds') end,
      case when uncertain_since + interval '90 seconds' > ${at} then uncertain_since + interval '90 seconds' end))
      from outbox where state <> 'ready') as doubts,
    (select min(uncertain_since) + interval '15 seconds' from outbox
      where state = 'uncertain' and uncertain_since + interval '15 seconds' > ${at}) as sender,
    (select min(case when next_at > ${at} then next_at else ${at}::timestamptz + interval '1 second' end)
      from outbox o where state = 'ready' and not exists (
        select from outbox p where p.conversation_id = o.conversation_id and p.id < o.id and p.state = 'sending')) as held,
    array(select distinct channel_id::text from outbox where state = 'uncertain') as doubtful,
    exists (select from outbox where uncertain_since < ${at}::timestamptz - interval '90 seconds') as ripe`;
  const later = (moment: Date | null | undefined) => (moment ? moment.getTime() + 1 : Number.POSITIVE_INFINITY);
  return {
    engine: later(row?.engine),
    doubts: later(row?.doubts),
    sender: later(row?.sender),
    held: later(row?.held),
    doubtful: new Set(row?.doubtful),
    ripe: row?.ripe === true,
  };
}
