import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { setTimeout as rest } from 'node:timers/promises';
import { judgeAddress } from '../src/server/net/judge-address.ts';
import { wrap } from './graph.ts';
import type { Bench } from './instance.ts';
import { printTable } from './measure.ts';

/** Messages a second; one in `callEvery` makes the flow call the shop. */
const rate = 20;
const callEvery = 10;

/** How long the shop thinks, and how long is watched after each kill, in milliseconds. */
const shopMs = 2_000;
const watchMs = 40_000;

/** What was under way is looked for by then; later comes what nobody knew whether it had gone. */
const doubtMs = 20_000;

/** A server of somebody else that flows call: at an address of this machine that is not loopback, which flows never reach. */
export interface Shop {
  /** With the port, as ALLOWED_PRIVATE_HOSTS has it. */
  host: string;
  /** When each person was asked for, by phone number. */
  asked: Map<string, number[]>;
  close(): void;
}

/** Opens it, or answers null on a machine that has no private address. */
export async function openShop(): Promise<Shop | null> {
  const addresses = Object.values(os.networkInterfaces()).flatMap((all) => all ?? []);
  const own = addresses.find(({ address }) => judgeAddress(address) === 'private');
  if (!own) return null;
  const asked = new Map<string, number[]>();
  const server = http.createServer((request, response) => {
    const from = (request.url ?? '').slice(1);
    asked.set(from, [...(asked.get(from) ?? []), performance.now()]);
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"price":7}'), shopMs);
  });
  await new Promise<void>((resolve) => server.listen(0, own.address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `${own.family === 'IPv6' ? `[${own.address}]` : own.address}:${port}`,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** One person's message: when it was first brought, when taken, and whether it asks for a call. */
interface Delivery {
  from: string;
  calls: boolean;
  sentAt: number;
  takenAt: number;
}

/**
 * Kills worker, web and PostgreSQL in turn under a light load, each started again at once, and measures how long it takes until
 * webhooks are taken, messages answered, and calls of flows that were under way continued.
 */
export async function measureRecovery(bench: Bench, shop: Shop | null, rounds: number) {
  const deliveries: Delivery[] = [];
  const load = startLoad(bench, deliveries, shop !== null);
  await rest(5_000);
  const rows: Record<string, string | number>[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const what of ['worker', 'web', 'postgres'] as const) {
      const killedAt = performance.now();
      await bench.kill(what);
      await rest(killedAt + watchMs - performance.now());
      rows.push({ killed: what, ...sumUp(bench, shop, deliveries, killedAt) });
      printTable(rows.slice(-1));
    }
  }
  await load.stop();
  const [busy] = os.loadavg() as [number];
  const cores = os.availableParallelism();
  if (busy > 2 * cores)
    console.log(`Other work on this machine: load ${busy.toFixed(0)} on ${cores} cores. The times say little.`);
  console.log('');
  printTable(rows);
  return rows;
}

/** Brings messages at a steady rate, each again until it is taken. */
function startLoad({ graph }: Bench, deliveries: Delivery[], withCalls: boolean) {
  let stopped = false;
  const started = performance.now();
  const bring = async (delivery: Delivery, number: number) => {
    const message = {
      from: delivery.from,
      id: `wamid.r${number}`,
      timestamp: String(Math.floor(Date.now() / 1_000)),
      type: 'text',
      text: { body: delivery.calls ? 'my order' : 'the price' },
    };
    const body = wrap({ contacts: [{ profile: { name: 'Bench' }, wa_id: delivery.from }], messages: [message] });
    while (!stopped) {
      if ((await graph.post(body).catch(() => 0)) === 200) {
        delivery.takenAt = performance.now();
        return;
      }
      await rest(100);
    }
  };
  const loading = (async () => {
    const under: Promise<void>[] = [];
    for (let number = 0; !stopped; number++) {
      await rest(Math.max(0, started + (1_000 * number) / rate - performance.now()));
      const from = `1555${1_000_000 + number}`;
      const calls = withCalls && number % callEvery === 0;
      const delivery = { from, calls, sentAt: performance.now(), takenAt: Number.NaN };
      deliveries.push(delivery);
      under.push(bring(delivery, number));
    }
    await Promise.all(under);
  })();
  return {
    async stop() {
      stopped = true;
      await loading;
    },
  };
}

function sumUp(bench: Bench, shop: Shop | null, deliveries: readonly Delivery[], killedAt: number) {
  const answered = new Map<string, number>();
  for (const { to, at } of bench.graph.seen) if (!answered.has(to)) answered.set(to, at);
  const after = (moments: readonly number[], pick: (...values: number[]) => number) => {
    const late = moments.filter((at) => at > killedAt && Number.isFinite(at));
    return late.length === 0 ? '-' : `${((pick(...late) - killedAt) / 1_000).toFixed(1)} s`;
  };
  const answerOf = ({ from }: Delivery) => answered.get(from) ?? Number.POSITIVE_INFINITY;
  const inWindow = deliveries.filter((one) => one.sentAt < killedAt + watchMs - doubtMs);
  const texts = inWindow.filter(({ calls }) => !calls);
  const since = texts.filter(({ sentAt }) => sentAt >= killedAt);
  const late = texts.filter((one) => answerOf(one) > Math.max(killedAt, one.sentAt) + doubtMs);
  const slow = texts.filter((one) => !late.includes(one) && answerOf(one) - one.sentAt > 1_000);
  const asksOf = ({ from }: Delivery) => shop?.asked.get(from) ?? [];
  const begun = inWindow.filter(
    (one) => one.calls && asksOf(one).some((at) => at < killedAt) && answerOf(one) > killedAt,
  );
  // the worker that lives goes on with its calls; those of a dead one are made again
  const goneOn = begun.map((one) => asksOf(one).find((at) => at > killedAt) ?? answerOf(one));
  return {
    'webhooks taken after': after(
      since.map(({ takenAt }) => takenAt),
      Math.min,
    ),
    'first answer after': after(since.map(answerOf), Math.min),
    'no delay after': after(slow.map(answerOf), Math.max),
    'calls go on after': after(goneOn, Math.max),
    'calls lost': goneOn.filter((at) => !Number.isFinite(at)).length,
    'sends in doubt': late.length,
  };
}
