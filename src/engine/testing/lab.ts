import { createHmac } from 'node:crypto';
import { channelAdapters } from '#/channels/adapters.ts';
import type { ChannelAccess } from '#/channels/contract.ts';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { HttpFailure, type HttpRequest, type HttpResponse } from '#/lib/http.ts';
import { uuidMaker } from '#/lib/ids.ts';
import type { Json } from '#/lib/json.ts';
import { rawPool } from '#/server/db/client.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { channel } from '#/server/db/schema/channels.ts';
import type { InboxKind } from '#/server/db/schema/engine.ts';
import { flow, flowVersion } from '#/server/db/schema/flows.ts';
import { channelLimit } from '#/server/db/schema/limits.ts';
import { workspace } from '#/server/db/schema/workspaces.ts';
import { effectPerformers } from '#/worker/effects.ts';
import type { EngineDeps } from '../deps.ts';
import { receiveWebhook } from '../receive/receive-webhook.ts';
import type { WebhookChannel, WebhookDoor } from '../receive/webhook-channel.ts';
import { Sender } from '../send/sender.ts';
import { runTurn } from '../turn/run-turn.ts';

/** A request that reached the provider in the lab. */
export interface LabRequest {
  to: string;
  body: Record<string, Json>;
  mark: { message: string; attempt: number };
}

/** What the provider does with the next request. */
export type LabAnswer = 'accept' | 'lose-answer' | 'refuse-connection' | { error: number };

let labs = 0;

/** The engine on a real database, with a clock, a chance and a provider that the test moves by hand. */
export async function openLab() {
  await emptyDatabase();
  const clock = { at: Date.UTC(2026, 10, 18, 10), now: () => clock.at };
  // ids of versions are remembered by the process: no two labs may make the same ones
  let seed = ++labs;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const make = uuidMaker((into) => {
    for (let i = 0; i < into.length; i++) into[i] = Math.floor(random() * 256);
  });
  const newId = (at = clock.now()) => make(at);
  const ids = { workspace: newId(), channel: newId() };
  const sent: LabRequest[] = [];
  const answers: LabAnswer[] = [];
  const jobs: { queue: string; payload: Json }[] = [];
  const reports: string[] = [];
  let wamids = 0;

  async function http(request: HttpRequest): Promise<HttpResponse> {
    const answer = answers.shift() ?? 'accept';
    if (answer === 'refuse-connection') throw new HttpFailure('unreachable', false);
    const body = JSON.parse(String(request.body)) as Record<string, Json>;
    const [message, attempt] = String(body.biz_opaque_callback_data).split('.') as [string, string];
    const reply = (status: number, value: Json): HttpResponse => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(value)),
    });
    if (typeof answer === 'object') return reply(400, { error: { code: answer.error, message: 'no', type: 'x' } });
    sent.push({ to: String(body.to ?? body.recipient), body, mark: { message, attempt: Number(attempt) } });
    if (answer === 'lose-answer') throw new HttpFailure('timeout', true);
    wamids++;
    return reply(200, { messaging_product: 'whatsapp', contacts: [], messages: [{ id: `wamid.out${wamids}` }] });
  }

  const access: ChannelAccess = {
    externalId: '200000000000002',
    config: { wabaId: '100000000000001' },
    secrets: { accessToken: 'token', appSecret: 'secret', verifyToken: 'verify' },
    baseUrl: 'http://127.0.0.1:1',
    apiVersion: 'v26.0',
  };
  const deps: EngineDeps = {
    pool: rawPool(),
    clock,
    newId,
    random,
    adapters: channelAdapters,
    http,
    jobs: {
      async enqueue(_tx, queue, payloads) {
        for (const payload of payloads) jobs.push({ queue, payload });
      },
    },
    openChannel: async () => access,
    readAsset: async () => ({ bytes: new Uint8Array(), mime: 'image/png', name: 'a.png' }),
    changed: () => {},
    report: (event) => void reports.push(event),
  };

  await withWorkspace(ids.workspace, async (tx) => {
    await tx.insert(workspace).values({ id: ids.workspace, slug: `lab-${ids.workspace.slice(-8)}`, name: 'Lab' });
    await tx.insert(channel).values({
      workspaceId: ids.workspace,
      id: ids.channel,
      kind: 'whatsapp-cloud',
      name: 'Lab',
      externalId: access.externalId,
      webhookKey: `key-${ids.channel}`,
      config: access.config,
    });
    await tx.insert(channelLimit).values({
      workspaceId: ids.workspace,
      channelId: ids.channel,
      fullRate: 80,
      rate: 80,
      burst: 80,
      tat: new Date(clock.now()),
    });
  });

  const own: WebhookChannel = {
    id: ids.channel,
    workspaceId: ids.workspace,
    kind: 'whatsapp-cloud',
    externalId: access.externalId,
    addressScope: access.config.wabaId as string,
  };
  const door: WebhookDoor = {
    own,
    bySender: new Map([[own.externalId, own]]),
    byAccount: new Map([[access.config.wabaId as string, [{ channel: own, number: null }]]]),
  };
  const sender = new Sender(deps);
  let inbound = 0;

  /** Delivers webhook values of field `messages`. */
  const deliver = (...values: Json[]) =>
    receiveWebhook(
      deps,
      door,
      whatsappCloudAdapter.parse({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: access.config.wabaId as string,
            changes: values.map((value) => ({
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550001111', phone_number_id: access.externalId },
                ...(value as object),
              },
            })),
          },
        ],
      }),
    );

  const lab = {
    ids,
    deps,
    clock,
    sent,
    answers,
    jobs,
    reports,
    door,
    sender,
    deliver,
    /** The text of what was sent so far. */
    texts: () => sent.map(({ body }) => (body.text as { body: string } | undefined)?.body ?? JSON.stringify(body)),
    /** A person writes. */
    async say(text: string, options: { from?: string; id?: string; at?: number; message?: Json } = {}) {
      const from = options.from ?? '5511987654321';
      inbound++;
      return deliver({
        contacts: [{ profile: { name: 'Ana Silva' }, wa_id: from }],
        messages: [
          {
            from,
            id: options.id ?? `wamid.in${inbound}`,
            timestamp: String(Math.floor((options.at ?? clock.now()) / 1_000)),
            ...((options.message as object | undefined) ?? { type: 'text', text: { body: text } }),
          },
        ],
      });
    },
    /** The provider reports on a message of ours. */
    async status(request: LabRequest, wamid: string, status: string, more: Record<string, Json> = {}) {
      return deliver({
        statuses: [
          {
            id: wamid,
            status,
            timestamp: String(Math.floor(clock.now() / 1_000)),
            recipient_id: request.to.replace('+', ''),
            biz_opaque_callback_data: `${request.mark.message}.${request.mark.attempt}`,
            ...more,
          },
        ],
      });
    },
    /** Something else than a message reaches the inbox of the only conversation. */
    async tell(kind: InboxKind, payload: Json, at = clock.now()) {
      await rawPool()`
        insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
        select workspace_id, bucket, ${newId()}, id, ${kind}, ${new Date(at)}, ${new Date(clock.now())}, ${new Date(clock.now())},
          ${rawPool().json(payload as never)} from conversation`;
    },
    /** One turn, and nothing sent. */
    turn: () => runTurn(deps, effectPerformers),
    /** Turns and sends until nothing is left to do now. */
    async settle() {
      for (let quiet = 0; quiet < 2; ) {
        const { lanes } = await lab.turn();
        const claimed = await sender.work();
        await sender.drain();
        quiet = lanes === 0 && claimed === 0 ? quiet + 1 : 0;
      }
    },
    async wait(ms: number) {
      clock.at += ms;
      await lab.settle();
    },
    /** Publishes a flow, as publishing does. */
    async publish(document: FlowDocument, into?: { flowId: string; number: number }) {
      const flowId = into?.flowId ?? newId();
      const versionId = newId();
      await withWorkspace(ids.workspace, async (tx) => {
        if (!into) {
          await tx.insert(flow).values({ workspaceId: ids.workspace, id: flowId, name: 'Flow', draft: document });
        }
        const number = into?.number ?? 1;
        await tx.insert(flowVersion).values({
          workspaceId: ids.workspace,
          id: versionId,
          flowId,
          number,
          document,
          contentHash: versionId,
          engineSchema: 1,
        });
        await tx.execute(
          `update flow set status = 'live', live_version_id = '${versionId}', last_number = ${number} where id = '${flowId}'`,
        );
      });
      return { flowId, versionId };
    },
    /** Reads rows as the owner of the database. */
    async rows<T = Record<string, unknown>>(query: string): Promise<T[]> {
      return (await rawPool().unsafe(query)) as unknown as T[];
    },
  };
  return lab;
}
export type Lab = Awaited<ReturnType<typeof openLab>>;

/** Empties every table of ours; a lab begins with nothing. */
async function emptyDatabase(): Promise<void> {
  const tables = await rawPool()<{ name: string }[]>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`;
  await rawPool().unsafe(`truncate ${tables.map((table) => table.name).join(', ')} cascade`);
}

/** The header that the provider would send with this body. */
export function signatureOf(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** A document from short node descriptions and `from.exit>to` lines. */
export function drawFlow(nodes: Record<string, { type: string; config?: object }>, ...lines: string[]): FlowDocument {
  return {
    format: 1,
    nodes: Object.entries(nodes).map(
      ([id, { type, config }]): FlowNode => ({ id, type, position: { x: 0, y: 0 }, config: { ...config } }),
    ),
    edges: lines.map((line) => {
      const [, from, exit, to] = /^([^.]+)\.([^>]+)>(.+)$/.exec(line) ?? [];
      return { from: from as string, exit: exit as string, to: to as string };
    }),
  };
}
