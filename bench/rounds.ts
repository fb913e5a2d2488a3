import { setTimeout as rest } from 'node:timers/promises';
import { wrap } from './graph.ts';
import type { Bench } from './instance.ts';
import { printTable, quantile } from './measure.ts';

/** What is asked of the product, and how. */
export interface LoadOptions {
  rates: readonly number[];
  seconds: number;
  contacts: number;
  latencyMs: number;
  /** Messages in one webhook. */
  batch: number;
  /** Sends that follow each message. */
  sends: number;
}

/** Messages sent in all; numbers the next ones. */
let base = 0;

/** What the product costs while nothing happens. */
export async function measureIdle(bench: Bench, options: LoadOptions) {
  // warmed up first
  await load(bench, 20, { ...options, seconds: 5 });
  await rest(5_000);
  const before = bench.cpu();
  await rest(15_000);
  const idle = bench.spent(before);
  const share = (seconds: number) => `${((100 * seconds) / 15).toFixed(1)} %`;
  const row = {
    'idle for 15 s': 'whole product',
    'CPU of one core': share(Object.values(idle).reduce((a, b) => a + b, 0)),
    ...Object.fromEntries(Object.entries(idle).map(([name, seconds]) => [name, share(seconds)])),
    'memory (PSS)': `${bench.memory().toFixed(0)} MB`,
  };
  printTable([row]);
  console.log('');
  return row;
}

/** Rounds at each rate, open loop. */
export async function measureRounds(bench: Bench, options: LoadOptions) {
  const rows: Record<string, string | number>[] = [];
  for (const rate of options.rates) {
    const before = bench.cpu();
    const result = await load(bench, rate, options);
    const used = bench.spent(before);
    const total = Object.values(used).reduce((a, b) => a + b, 0);
    rows.push({
      'rounds/s asked': rate,
      'rounds/s done': result.done.toFixed(0),
      'accepted p50': `${quantile(result.accepted, 0.5).toFixed(0)} ms`,
      p95: `${quantile(result.accepted, 0.95).toFixed(0)} ms`,
      'webhook p50': `${quantile(result.webhook, 0.5).toFixed(1)} ms`,
      p99: `${quantile(result.webhook, 0.99).toFixed(0)} ms`,
      'CPU/round': `${((1_000 * total) / Math.max(1, result.accepted.length)).toFixed(2)} ms`,
      ...Object.fromEntries(
        Object.entries(used).map(([name, seconds]) => [name, `${((100 * seconds) / result.seconds).toFixed(0)} %`]),
      ),
      lost: result.lost,
    });
    printTable(rows.slice(-1));
  }
  console.log('');
  printTable(rows);
  return rows;
}

/** Sends messages at a fixed rate, whatever comes back, and waits until the answers have ceased. */
async function load({ graph }: Bench, rate: number, options: LoadOptions) {
  graph.seen.length = 0;
  graph.webhookMs.length = 0;
  const { seconds, contacts, latencyMs, batch, sends } = options;
  const sentAt = new Map<string, number>();
  const webhooks = Math.floor((rate * seconds) / batch);
  const started = performance.now();
  let refused = 0;
  for (let i = 0; i < webhooks; i++) {
    const due = started + (1_000 * i * batch) / rate;
    const pause = due - performance.now();
    if (pause > 1) await rest(pause);
    // every contact in turn, so that no pair limit and no conversation order slows the answers
    const numbers = Array.from({ length: batch }, (_, j) => base + i * batch + j);
    const senders = numbers.map((number) => `1555${String(1_000_000 + (number % contacts))}`);
    for (const from of senders) sentAt.set(from, performance.now());
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const value = {
      contacts: senders.map((from) => ({ profile: { name: 'Bench' }, wa_id: from })),
      messages: numbers.map((number, j) => ({
        from: senders[j],
        id: `wamid.in${number}`,
        timestamp,
        type: 'text',
        text: { body: 'what is the price' },
      })),
    };
    graph.post(wrap(value)).then(
      (status) => {
        if (status !== 200) refused += batch;
      },
      () => {
        refused += batch;
      },
    );
  }
  const total = webhooks * batch;
  base += total;
  const loadSeconds = (performance.now() - started) / 1_000;
  for (let quiet = 0, last = -1; quiet < 15 && graph.seen.length < total * sends; quiet++) {
    await rest(200);
    if (graph.seen.length !== last) quiet = 0;
    last = graph.seen.length;
  }
  const whole = (performance.now() - started) / 1_000;
  await rest(600);
  // the time to the first answer; what a wait sends later is only counted
  const accepted = graph.seen.flatMap(({ to, at }) => {
    const sent = sentAt.get(to);
    sentAt.delete(to);
    return sent === undefined ? [] : [at + latencyMs - sent];
  });
  return {
    accepted,
    webhook: [...graph.webhookMs],
    seconds: whole,
    done: accepted.length / Math.max(loadSeconds, whole - 0.6),
    lost: total * sends - graph.seen.length + refused,
  };
}
