/** How much waits to be done, and for how long it has waited; the sums of one workspace, or of all where nothing hides them. */
export interface Load {
  /** What people sent that no turn has digested, its age in seconds; what waits behind a run does not count. */
  inbox: number;
  inboxAge: number;
  /** Sends that may go now and have not. */
  ready: number;
  readyAge: number;
  sending: number;
  /** Sends of which nobody knows yet whether they arrived. */
  uncertain: number;
  /** Waits that should have ended more than 15 seconds ago. */
  overdue: number;
  overdueAge: number;
  /** Conversations set aside because their turn failed. */
  quarantined: number;
}

/** A wait that ends later than this, in seconds, after its time is overdue. */
const overdueAfter = 15;

const age = (moment: string) => `coalesce(extract(epoch from now() - min(${moment})), 0)::float`;

/** Picks overdue waits; a condition without parameters. */
export const isOverdue = `due_at < now() - interval '${overdueAfter} seconds'`;

/** Counts the load that the role may see; one statement without parameters. */
export const loadStatement = `
  select i.*, o.*, r.*, q.* from
    (select count(*)::int as inbox, ${age('ready_at')} as "inboxAge" from inbox where ready_at <= now()) i,
    (select count(*) filter (where state = 'ready' and next_at <= now())::int as ready,
       coalesce(extract(epoch from now() - min(next_at) filter (where state = 'ready' and next_at <= now())), 0)::float as "readyAge",
       count(*) filter (where state = 'sending')::int as sending,
       count(*) filter (where state = 'uncertain')::int as uncertain from outbox) o,
    (select count(*)::int as overdue, ${age('due_at')} as "overdueAge" from run
      where ${isOverdue}) r,
    (select count(*)::int as quarantined from conversation where quarantined_until > now()) q`;
