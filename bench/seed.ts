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
const document: FlowDocument = {
  format: 1,
  nodes: [
    { id: 'k', type: 'keyword', position: at, config: { words: ['price'], match: 'contains' } },
    { id: 't', type: 'send-text', position: at, config: { text: 'Hi {{ contact.first_name }}, it is 10.' } },
  ],
  edges: [{ from: 'k', exit: 'next', to: 't' }],
};

/** Fills a migrated database with one workspace, number, live flow and many contacts; answers the webhook key. */
export async function seedBench(options: { appSecret: string; contacts: number }): Promise<string> {
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
