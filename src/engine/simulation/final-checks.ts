import type postgres from 'postgres';
import type { LedgerEntry } from './ledger.ts';
import type { World } from './world.ts';

const ranks: Record<string, number> = { sent: 2, delivered: 3, read: 4 };

interface MessageRow {
  id: string;
  direction: 'in' | 'out';
  provider_id: string | null;
  status: number;
  ending: string | null;
  ending_reason: string | null;
  dispositions: number;
}

/** Holds what stands in the tables at the end against the generator's list and the ledger. */
export async function checkEnd(world: World): Promise<void> {
  const { admin } = world.runtime.links;
  const rows = await admin<MessageRow[]>`
    select m.id, m.direction, m.provider_id, m.status, m.ending, m.ending_reason,
      (select count(*)::int from disposition d where d.message_id = m.id) as dispositions
    from message m`;
  checkArrivals(
    world,
    rows.filter((row) => row.direction === 'in'),
  );
  checkSends(
    world,
    rows.filter((row) => row.direction === 'out'),
  );
  checkConsent(world);
  await checkRest(world, admin);
  await checkTenants(world, admin);
  const { oracle, wire, reports } = world;
  if (wire.deadlocks > 0) oracle.blame('rows are locked in order', `${wire.deadlocks} deadlocks`);
  for (const report of reports) {
    if (/threw|quarantined|given-up|turn-split/.test(report)) oracle.blame('no turn fails', report);
  }
}

/** Every message that was acknowledged has one disposition. */
function checkArrivals(world: World, rows: readonly MessageRow[]): void {
  for (const { wamid, item } of world.meta.inbound) {
    if (!item.acknowledged) {
      world.oracle.blame('every message is taken in', `${wamid} was never answered 200`);
      continue;
    }
    const count = rows.filter((row) => row.provider_id === wamid).reduce((sum, row) => sum + row.dispositions, 0);
    if (count !== 1) world.oracle.blame('exactly one disposition', `${wamid} has ${count}`);
  }
}

/** Every planned send ended, and as the ledger says. */
function checkSends(world: World, rows: readonly MessageRow[]): void {
  const { oracle, graph, meta } = world;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, text } of oracle.witness.planned.values()) {
    const row = byId.get(id);
    if (!row) {
      oracle.blame('every planned send is kept', text);
      continue;
    }
    const taken = graph.entries.filter((entry) => entry.message === id && entry.wamid);
    // one without our mark says nothing while the answer that named the message is lost
    const told = meta.statuses.filter(
      ({ acknowledged, status }) =>
        acknowledged &&
        taken.some(({ wamid }) => wamid === status?.wamid) &&
        (status?.marked || status?.wamid === row.provider_id),
    );
    const best = Math.max(0, ...told.map((item) => ranks[item.status?.status ?? ''] ?? 0));
    const how = `${text || id}: status ${row.status}, ending ${row.ending} ${row.ending_reason}`;
    if (row.status === 0 && row.ending === null) oracle.blame('every planned send ends', how);
    if (taken.length === 0 && row.status > 0) oracle.blame('ends as the ledger says', `${how}, never taken`);
    if (best > row.status) oracle.blame('statuses never step back', `${how}, but ${best} was told`);
    if (wronglyEnded(row, taken))
      oracle.blame('ends as the ledger says', `${how}, but it was taken ${taken.length} times`);
  }
}

/** A message that left is not "cancelled" or "failed"; at most nobody knows. */
function wronglyEnded(row: MessageRow, taken: readonly LedgerEntry[]): boolean {
  return taken.length > 0 && row.status === 0 && (row.ending === 'cancelled' || row.ending === 'failed');
}

/** Who wrote STOP is opted out. */
function checkConsent({ meta, oracle, script, tenants }: World): void {
  for (const { text, person, phone, wamid } of meta.inbound) {
    if (text !== 'STOP') continue;
    const workspaceId = tenants[script.people[person]?.tenant as number]?.workspaceId;
    const contact = oracle.witness.contacts.get(`${workspaceId}|+${phone}`);
    if (!contact || !oracle.witness.optedOut.has(contact)) oracle.blame('STOP stops', wamid);
  }
}

/** Nothing is left to do: no outbox, no ready inbox, no timer that is due. */
async function checkRest(world: World, admin: postgres.Sql): Promise<void> {
  const at = new Date(world.now);
  const [left] = await admin<{ outbox: number; inbox: number; due: number; states: string | null }[]>`
    select (select count(*)::int from outbox) as outbox, (select count(*)::int from inbox where ready_at <= ${at}) as inbox,
      (select count(*)::int from run where due_at <= ${at}) as due,
      (select string_agg(concat_ws(' ', state, next_at - ${at}::timestamptz, attempt, when_uncertain, ${at}::timestamptz - uncertain_since, ${at}::timestamptz - lease_until), '; ') from outbox) as states`;
  const { oracle } = world;
  if (left && left.outbox + left.inbox + left.due > 0) oracle.blame('comes to rest', JSON.stringify(left));
  for (const [id, lane] of oracle.lanes) {
    if (lane.owner === 'bot' && lane.nextDue() <= world.now) oracle.blame('no wait is forgotten', id);
  }
}

/** No row of one workspace refers to another's. */
async function checkTenants({ oracle }: World, admin: postgres.Sql): Promise<void> {
  const [crossing] = await admin<{ rows: number }[]>`
    select (
      (select count(*) from conversation c join contact p on p.id = c.contact_id where p.workspace_id <> c.workspace_id)
      + (select count(*) from conversation c join channel h on h.id = c.channel_id where h.workspace_id <> c.workspace_id)
      + (select count(*) from message m join conversation c on c.id = m.conversation_id where c.workspace_id <> m.workspace_id)
      + (select count(*) from run r join conversation c on c.id = r.conversation_id where c.workspace_id <> r.workspace_id)
      + (select count(*) from run r join flow f on f.id = r.flow_id where f.workspace_id <> r.workspace_id)
      + (select count(*) from disposition d join message m on m.id = d.message_id where m.workspace_id <> d.workspace_id)
      + (select count(*) from journal j join run r on r.id = j.run_id where r.workspace_id <> j.workspace_id)
      + (select count(*) from contact_address a join contact p on p.id = a.contact_id where p.workspace_id <> a.workspace_id)
    )::int as rows`;
  if (crossing && crossing.rows > 0) oracle.blame('workspaces stay apart', `${crossing.rows} rows`);
}
