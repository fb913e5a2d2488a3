import { setTimeout as rest } from 'node:timers/promises';
import { runAudit } from '../src/server/audit/run-audit.ts';
import { closePools } from '../src/server/db/client.ts';
import { wrap } from './graph.ts';
import type { Bench } from './instance.ts';
import { printTable } from './measure.ts';

const rate = 100;

/**
 * Lets so many people go through a flow with two sends and a wait, each webhook brought again until it is answered 200, while
 * web, worker and PostgreSQL are killed one after the other. Prints what people got, and what the audit says.
 */
export async function measureKills(bench: Bench, people: number, everySeconds: number, workspaceId: string) {
  const { graph } = bench;
  const killed = { web: 0, worker: 0, postgres: 0 };
  let loading = true;
  const killing = (async () => {
    for (let turn = 0; ; turn++) {
      await rest(everySeconds * 1_000);
      if (!loading) return;
      const what = (['worker', 'web', 'worker', 'postgres'] as const)[turn % 4] as keyof typeof killed;
      await bench.kill(what);
      killed[what]++;
    }
  })();
  const started = performance.now();
  let redelivered = 0;
  const deliveries: Promise<void>[] = [];
  for (let i = 0; i < people; i++) {
    const pause = started + (1_000 * i) / rate - performance.now();
    if (pause > 1) await rest(pause);
    deliveries.push(deliver(i));
  }
  async function deliver(i: number): Promise<void> {
    const from = `1555${1_000_000 + i}`;
    const message = {
      from,
      id: `wamid.k${i}`,
      timestamp: String(Math.floor(Date.now() / 1_000)),
      type: 'text',
      text: { body: 'what is the price' },
    };
    for (;;) {
      const status = await graph
        .post(wrap({ contacts: [{ profile: { name: 'Bench' }, wa_id: from }], messages: [message] }))
        .catch(() => 0);
      if (status === 200) return;
      redelivered++;
      await rest(1_000);
    }
  }
  await Promise.all(deliveries);
  loading = false;
  await killing;
  for (let quiet = 0, last = -1; quiet < 120 && graph.seen.length < people * 2; quiet++) {
    await rest(1_000);
    if (graph.seen.length !== last) quiet = 0;
    last = graph.seen.length;
  }
  // what is in doubt is settled within a minute and a half
  await rest(100_000);
  const got = new Map<string, number>();
  for (const { to } of graph.seen) got.set(to, (got.get(to) ?? 0) + 1);
  const audit = await runAudit.call({ kind: 'operator', workspaceId }, { hours: 24 });
  await closePools();
  const row = {
    people,
    'killed (web, worker, postgres)': Object.values(killed).join(', '),
    'webhooks brought again': redelivered,
    sends: graph.seen.length,
    'people with two': [...got.values()].filter((count) => count === 2).length,
    'with less': people - [...got.values()].filter((count) => count >= 2).length,
    'with more': [...got.values()].filter((count) => count > 2).length,
    audit: audit.holds ? 'adds up' : 'DOES NOT ADD UP',
  };
  printTable([row]);
  printTable(
    audit.equations.map(({ name, holds, total, parts, exceptions }) => ({
      equation: name,
      holds: holds ? 'yes' : 'NO',
      total,
      parts: Object.entries(parts)
        .map(([part, count]) => `${count} ${part}`)
        .join(' + '),
      exceptions: exceptions.map(({ reason }) => reason).join(', '),
    })),
  );
  return { ...row, equations: audit.equations };
}
