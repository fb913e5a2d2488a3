import { randomBytes } from 'node:crypto';
import type { FlowDocument } from '../src/flow/graph/document.ts';
import { uuidMaker } from '../src/lib/ids.ts';
import { connectWhatsapp } from '../src/server/channels/connect-whatsapp.ts';
import { closePools, openPool } from '../src/server/db/client.ts';
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

/** Fills a migrated database with one workspace, number, live flow and many contacts; answers the webhook key. */
export async function seedBench(options: {
  appSecret: string;
  contacts: number;
  /** Runs that wait for something far away, of people of their own. */
  waiting: number;
  document: FlowDocument;
}): Promise<string> {
  const { document } = options;
  const make = uuidMaker((into) => into.set(randomBytes(into.length)));
  const id = make(Date.now());
  await withWorkspace(id, async (tx) => {
    await tx.insert(workspace).values({ id, slug: 'bench', name: 'Bench' });
    const [flowId, versionId] = [make(Date.now()), make(Date.now())];
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
  await fill(id, channel.id, options.contacts);
  if (options.waiting > 0) await fillWaiting(id, channel.id, options.waiting);
  await closePools();
  return channel.channelKey;
}

/** Contacts with phone and conversation, and the number's limit lifted. */
async function fill(workspaceId: string, channelId: string, contacts: number): Promise<void> {
  const sql = openPool(1);
  await sql`update channel_limit set full_rate = 100000, rate = 100000, burst = 10000 where channel_id = ${channelId}`;
  await sql`insert into contact (workspace_id, id, name) select ${workspaceId}, uuidv7(), 'Bench ' || g from generate_series(0, ${contacts - 1}) g`;
  await sql`
    insert into contact_address (workspace_id, contact_id, kind, scope, value)
    select workspace_id, id, 'phone', '', '+1555' || (1000000 + row_number() over () - 1) from contact`;
  await sql`
    insert into conversation (workspace_id, bucket, id, channel_id, contact_id, last_in_at)
    select workspace_id, get_byte(uuid_send(c), 15), c, ${channelId}, id, now() from (select *, uuidv7() as c from contact) x`;
  // only what was filled: tables that were analysed while empty look empty to the planner until autovacuum comes
  await sql`analyze contact, contact_address, conversation`;
  await sql.end();
}

/** People who wait in a run for a month or more, spread over the time to come. */
async function fillWaiting(workspaceId: string, channelId: string, waiting: number): Promise<void> {
  const sql = openPool(1);
  const [version] = await sql`select id, flow_id from flow_version where workspace_id = ${workspaceId}`;
  const state = { status: 'waiting', frames: [{ node: 'w', memory: null }], vars: {}, steps: 3, fault: null };
  const portion = 100_000;
  for (let from = 0; from < waiting; from += portion) {
    const size = Math.min(portion, waiting - from);
    await sql`
      with people as (
        select uuidv7() as contact_id, uuidv7() as id, uuidv7() as run_id, g from generate_series(1, ${size}) g
      ), contacts as (
        insert into contact (workspace_id, id, name) select ${workspaceId}, contact_id, 'Waiting' from people
      ), conversations as (
        insert into conversation (workspace_id, bucket, id, channel_id, contact_id, last_in_at)
        select ${workspaceId}, get_byte(uuid_send(id), 15), id, ${channelId}, contact_id, now() from people
      )
      insert into run (workspace_id, bucket, id, conversation_id, contact_id, flow_id, version_id, engine_schema, status, node,
        wait_reply, due_at, seq, steps, state, started_at, updated_at)
      select ${workspaceId}, get_byte(uuid_send(id), 15), run_id, id, contact_id, ${version?.flow_id}, ${version?.id}, 1,
        'waiting', 'w', false, now() + interval '30 days' + make_interval(secs => g), 1, 3, ${sql.json(state as never)}, now(), now()
      from people`;
    process.stdout.write(`\r${from + size} waiting runs`);
  }
  process.stdout.write('\n');
  await sql`vacuum analyze run, contact, conversation`;
  await sql.end();
}
