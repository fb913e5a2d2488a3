import { channelAdapters } from '#/channels/adapters.ts';
import type { ChannelAccess } from '#/channels/contract.ts';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import type { HttpClient } from '#/lib/http.ts';
import { uuidMaker } from '#/lib/ids.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawPool } from '#/server/db/client.ts';
import type { MoveRunsJob } from '#/server/jobs/move-runs.ts';
import type { RequestHttpJob } from '#/server/jobs/request-http.ts';
import type { EngineDeps } from '../deps.ts';
import { receiveWebhook } from '../receive/receive-webhook.ts';
import type { WebhookDoor } from '../receive/webhook-channel.ts';
import { Sender } from '../send/sender.ts';
import type { Chance } from './chance.ts';
import { bodyOf, type Item } from './meta.ts';
import type { Process, Scheduler } from './scheduler.ts';
import type { SimulatedTx } from './statement.ts';

/** A loop of a worker. */
export type PassKind = 'engine' | 'sender' | 'settle' | 'doubts' | 'job';

/** A worker process with its memory. */
export interface Worker extends Process {
  deps: EngineDeps;
  sender: Sender;
  /** Requests have ended that are not written down. */
  unsettled: boolean;
  /** When a loop that failed tries again. */
  restsUntil: Record<PassKind, number>;
}

/** A web process. */
export interface Web extends Process {
  deps: EngineDeps;
  /** Called for each webhook and each act of a member under way when the process dies. */
  hanging: Set<() => void>;
}

/** An outside call that waits to be made, or a move of people to be carried out, once or more. */
export interface Job {
  payload: RequestHttpJob | MoveRunsJob;
  state: 'ready' | 'active' | 'done';
  notBefore: number;
  /** Deliveries that may still follow the first. */
  repeats: number;
}

/** What the surroundings of all processes share. */
export interface Surroundings {
  scheduler: Scheduler;
  pool: RawPool;
  ids: Chance;
  access(channelId: string): ChannelAccess;
  http(process: Process): HttpClient;
  enqueue(payload: Job['payload']): void;
  report(event: string): void;
}

/** The engine's surroundings in one process. */
export function depsOf(around: Surroundings, _process: Process, http: HttpClient): EngineDeps {
  const make = uuidMaker((into) => around.ids.fill(into));
  const now = () => around.scheduler.now;
  return {
    pool: around.pool,
    clock: { now },
    newId: (at = now()) => make(at),
    random: () => around.ids.next(),
    adapters: channelAdapters,
    http,
    jobs: {
      async enqueue(tx, _queue: string, payloads: readonly JsonObject[]) {
        await around.scheduler.gate('engine: enqueue');
        for (const payload of payloads) {
          (tx as SimulatedTx).onCommit(() => around.enqueue(payload as unknown as RequestHttpJob));
        }
      },
    },
    openChannel: async (_tx, channelId) => around.access(channelId),
    readAsset: async () => ({ bytes: new Uint8Array(), mime: 'image/png', name: 'a.png' }),
    changed: () => {},
    report: around.report,
  };
}

/** Starts a worker without memory. */
export function startWorker(around: Surroundings, name: string, claimSize: number): Worker {
  const worker = { name, alive: true, unsettled: false } as Worker;
  const client = around.http(worker);
  worker.deps = depsOf(around, worker, async (request) => {
    try {
      return await client(request);
    } finally {
      worker.unsettled = true;
    }
  });
  worker.sender = new Sender(worker.deps, undefined, claimSize);
  worker.restsUntil = { engine: 0, sender: 0, settle: 0, doubts: 0, job: 0 };
  return worker;
}

/** Starts a web process. */
export function startWeb(around: Surroundings, name: string): Web {
  const web = { name, alive: true, hanging: new Set() } as unknown as Web;
  web.deps = depsOf(around, web, around.http(web));
  web.onCrash = () => {
    for (const hang of web.hanging) hang();
  };
  return web;
}

/** Takes a webhook in as the route does, from its body on. */
export function receiveItems(web: Web, door: WebhookDoor, items: readonly Item[], account: string): Promise<unknown> {
  return receiveWebhook(web.deps, door, whatsappCloudAdapter.parse(bodyOf(items, () => account)));
}
