import { randomBytes } from 'node:crypto';
import type { FlowDocument } from '../src/flow/graph/document.ts';
import { uuidMaker } from '../src/lib/ids.ts';
import { connectWhatsapp } from '../src/server/channels/connect-whatsapp.ts';
import { closePools, openPool, type RawPool } from '../src/server/db/client.ts';
import { withWorkspace } from '../src/server/db/doors.ts';
import { flow, flowVersion } from '../src/server/db/schema/flows.ts';
import { workspace } from '../src/server/db/schema/workspaces.ts';
import { benchNumber } from './graph.ts';

const at = { x: 0, y: 0 };
const keyword = { id: 'k', type: 'keyword', position: at, config: { words: ['price'], match: 'contains' } };
const text = (id: string) => ({
  id,
  type: 'send-text',
  position: at,
  config: { text: 'Hi {{ contact.first_name }}, it is 10.' },
});
const twoSeconds = { until: { how: 'duration', amount: 2, unit: 'seconds' } };

/** What is measured: one answer, or an answer, two seconds, and another one. */
export const benchFlows = {
  rounds: { format: 1, nodes: [keyword, text('t')], edges: [{ from: 'k', exit: 'next', to: 't' }] },
  wait: {
    format: 1,
    nodes: [keyword, text('t'), { id: 'w', type: 'wait', position: at, config: twoSeconds }, text('u')],
    edges: [
      { from: 'k', exit: 'next', to: 't' },
      { from: 't', exit: 'next', to: 'w' },
      { from: 'w', exit: 'next', to: 'u' },
    ],
  },
} satisfies Record<string, FlowDocument>;

/** An answer to whoever asks for the price, and one after a call to somebody's server to whoever asks for an order. */
export const recoveryFlow = (host: string): FlowDocument => ({
  format: 1,
  nodes: [
    keyword,
    text('t'),
    { ...keyword, id: 'o', config: { words: ['order'], match: 'contains' } },
    {
      id: 'h',
      type: 'http-request',
      position: at,
      config: { method: 'GET', url: `http://${host}/{{ contact.phone | remove: "+" }}`, save: [] },
    },
    text('u'),
  ],
  edges: [
    { from: 'k', exit: 'next', to: 't' },
    { from: 'o', exit: 'next', to: 'h' },
    { from: 'h', exit: 'ok', to: 'u' },
  ],
});

/** The one workspace, number and flow of a measurement. */
export interface Seeded {
  workspaceId: string;
  channelId: string;
  flowId: string;
  versionId: string;
  webhookKey: string;
}

/** Fills a migrated database with one workspace, number, live flow and many contacts, and lifts the number's limit. */
export async function seedBench(options: {
  appSecret: string;
  contacts: number;
  document: FlowDocument;
}): Promise<Seeded> {
  const { document } = options;
  const make = uuidMaker((into) => into.set(randomBytes(into.length)));
  const id = make(Date.now());
  const [flowId, versionId] = [make(Date.now()), make(Date.now())];
  await withWorkspace(id, async (tx) => {
    await tx.insert(workspace).values({ id, slug: 'bench', name: 'Bench' });
    await tx.insert(flow).values({
      workspaceId: id,
      id: flowId,
      name: 'Price',
      draft: document,
      status: 'live',
      liveVersionId: versionId,
      lastNumber: 1,
    });
    await tx.insert(flowVersion).values({
      workspaceId: id,
      id: versionId,
      flowId,
      number: 1,
      document,
      contentHash: 'bench',
      engineSchema: 1,
    });
  });
  const actor = { kind: 'operator', workspaceId: id } as const;
  const channel = await connectWhatsapp.call(actor, {
    name: 'Bench',
    phoneNumberId: benchNumber.phoneNumberId,
    wabaId: benchNumber.wabaId,
    accessToken: 'bench-token',
    appSecret: options.appSecret,
    verifyToken: 'bench-verify',
  });
  await fill({ workspaceId: id, channelId: channel.id }, options.contacts);
  await closePools();
  return { workspaceId: id, channelId: channel.id, flowId, versionId, webhookKey: channel.channelKey };
}

/** Contacts with phone and conversation. */
async function fill(at: Pick<Seeded, 'workspaceId' | 'channelId'>, contacts: number): Promise<void> {
  const sql = openPool(1);
  await sql`update channel_limit set full_rate = 100000, rate = 100000, burst = 10000 where channel_id = ${at.channelId}`;
  await people(sql, at, 1_000_000, contacts);
  // only what was filled: tables that were analysed while empty look empty to the planner until autovacuum comes
  await sql`analyze contact, contact_address, conversation`;
  await sql.end();
}

/** So many people, with the numbers +1555 and from `first` on, who wrote just now; `then` is a statement over `conversations`. */
async function people(
  sql: RawPool,
  { workspaceId, channelId }: Pick<Seeded, 'workspaceId' | 'channelId'>,
  first: number,
  count: number,
  then = sql`select`,
) {
  await sql`
    with who as (
      select uuidv7() as contact_id, uuidv7() as id, ${first}::int + g as number from generate_series(0, ${count - 1}::int) g
    ), contacts as (
      insert into contact (workspace_id, id, name) select ${workspaceId}, contact_id, 'Bench' from who
    ), addresses as (
      insert into contact_address (workspace_id, contact_id, kind, scope, value)
      select ${workspaceId}, contact_id, 'phone', '', '+1555' || number from who
    ), conversations as (
      insert into conversation (workspace_id, bucket, id, channel_id, contact_id, last_in_at)
      select ${workspaceId}, get_byte(uuid_send(id), 15), id, ${channelId}, contact_id, now() from who
      returning *
    )
    ${then}`;
}

let waitingPeople = 10_000_000;

/**
 * People of their own who wait in a run: for a month or more, spread over the time to come, or all for the same second.
 * Answers that second.
 */
export async function waitingRuns(seeded: Seeded, count: number, options: { dueIn?: number } = {}): Promise<Date> {
  const { flowId, versionId } = seeded;
  const sql = openPool(1);
  const wait = { reply: false, dueAt: Date.now() + 30 * 86_400_000, activity: null };
  const state = { status: 'waiting', frames: [{ node: 'w', memory: null }], vars: {}, wait, steps: 3, fault: null };
  const portion = 100_000;
  for (let from = 0; from < count; from += portion) {
    const size = Math.min(portion, count - from);
    const runs = sql`
      insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, node,
        wait_reply, due_at, seq, steps, state, started_at, updated_at)
      select workspace_id, bucket, uuidv7(), id, contact_id, ${flowId}, ${versionId}, 1, 'waiting', 'w', false,
        now() + interval '30 days' + make_interval(secs => row_number() over ()), 1, 3, ${sql.json(state as never)}, now(), now()
      from conversations`;
    await people(sql, seeded, waitingPeople, size, runs);
    waitingPeople += size;
    process.stdout.write(`\r${from + size} waiting runs`);
  }
  if (count > 0) {
    process.stdout.write('\n');
    await sql`vacuum analyze run, contact, contact_address, conversation`;
  }
  const dueAt = new Date(Date.now() + (options.dueIn ?? 0) * 1_000);
  if (options.dueIn !== undefined) {
    await sql`update run set due_at = ${dueAt}, state = jsonb_set(state, '{wait,dueAt}', to_jsonb(${dueAt.getTime()}::bigint))`;
  }
  await sql.end();
  return dueAt;
}

/** One message for everybody, all due in the same second; `limit` is the number's rate, null is none. Answers that second. */
export async function plannedSends(seeded: Seeded, options: { dueIn: number; limit: number | null }): Promise<Date> {
  const sql = openPool(1);
  const body = { out: { kind: 'text', text: 'Hi Bench, it is 10.', previewLinks: false } };
  const payload = { body: { type: 'text', text: { body: 'Hi Bench, it is 10.' } }, upload: null };
  if (options.limit)
    await sql`update channel_limit set full_rate = ${options.limit}, rate = ${options.limit}, burst = ${options.limit}`;
  await sql`
    with planned as (select uuidv7() as id, * from (select id as conversation_id, bucket, contact_id from conversation) c),
    messages as (
      insert into message (workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, purpose, body)
      select ${seeded.workspaceId}, bucket, id, conversation_id, ${seeded.channelId}, 'out', now(), 'bot', 'service', ${sql.json(body as never)}
      from planned
    )
    insert into outbox (workspace_id, bucket, id, conversation_id, contact_id, channel_id, priority, next_at, when_uncertain, purpose, payload)
    select ${seeded.workspaceId}, bucket, id, conversation_id, contact_id, ${seeded.channelId}, 2, now(), 'keep', 'service',
      ${sql.json(payload as never)}
    from planned`;
  await sql`vacuum analyze message, outbox`;
  const dueAt = new Date(Date.now() + options.dueIn * 1_000);
  await sql`update outbox set next_at = ${dueAt}`;
  await sql.end();
  return dueAt;
}
