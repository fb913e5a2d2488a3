import { setTimeout as rest } from 'node:timers/promises';
import { createBroadcast } from '../src/server/broadcasts/create-broadcast.ts';
import { getBroadcast } from '../src/server/broadcasts/get-broadcast.ts';
import { previewAudience } from '../src/server/broadcasts/preview-audience.ts';
import { saveBroadcast } from '../src/server/broadcasts/save-broadcast.ts';
import { sendBroadcast } from '../src/server/broadcasts/send-broadcast.ts';
import { closePools } from '../src/server/db/client.ts';
import { closeJobQueue } from '../src/server/jobs/job-queue.ts';
import type { Bench } from './instance.ts';
import { printTable } from './measure.ts';
import type { Seeded } from './seed.ts';

const audience = { include: [{ kind: 'everyone' as const }], exclude: [] };
const content = {
  kind: 'message' as const,
  type: 'send-text' as const,
  config: { text: 'Hi {{ contact.first_name }}, spring is here.', marketing: true },
};

/**
 * Sends one broadcast to everybody, as its screen does, while processes are killed every so many seconds (0: none is).
 * Prints how soon the first and how fast all left, and what everybody got by the provider's own list.
 */
export async function measureBroadcast(bench: Bench, seeded: Seeded, everySeconds: number) {
  const { graph } = bench;
  const { channelId, workspaceId } = seeded;
  const actor = { kind: 'operator', workspaceId } as const;
  const killed = { web: 0, worker: 0, postgres: 0 };
  let going = true;
  const counting = performance.now();
  const { reached } = await previewAudience.call(actor, { audience, content, channelId });
  const dryRun = (performance.now() - counting) / 1_000;
  const { id } = await createBroadcast.call(actor, { name: 'Bench' });
  const draft = { name: 'Bench', channelId, content, audience, timing: { kind: 'now' as const } };
  const { revision } = await saveBroadcast.call(actor, { id, revision: 0, draft });
  const before = bench.cpu();
  const confirmed = performance.now();
  await sendBroadcast.call(actor, { id, revision, people: reached });
  const killing = (async () => {
    for (let turn = 0; everySeconds > 0; turn++) {
      await rest(everySeconds * 1_000);
      if (!going) return;
      const what = (['worker', 'web', 'worker', 'postgres'] as const)[turn % 4] as keyof typeof killed;
      await bench.kill(what);
      killed[what]++;
    }
  })();
  for (let quiet = 0, last = -1; quiet < 300 && graph.seen.length < reached; quiet++) {
    await rest(100);
    if (graph.seen.length !== last) quiet = 0;
    last = graph.seen.length;
  }
  going = false;
  await killing;
  const used = bench.spent(before);
  // what is in doubt is settled within a minute and a half
  await rest(everySeconds > 0 ? 100_000 : 3_000);
  const again = await sendBroadcast.call(actor, { id, revision, people: reached });
  await rest(3_000);
  const { status, outcomes } = await getBroadcast.call(actor, { id });
  await closeJobQueue();
  await closePools();
  const got = new Map<string, number>();
  for (const { to } of graph.seen) got.set(to, (got.get(to) ?? 0) + 1);
  const first = ((graph.seen[0]?.at ?? 0) - confirmed) / 1_000;
  const last = ((graph.seen.at(-1)?.at ?? 0) - confirmed) / 1_000;
  const row = {
    recipients: reached,
    'dry run': `${dryRun.toFixed(1)} s`,
    'first after': `${first.toFixed(1)} s`,
    'sends/s': Math.round(graph.seen.length / (last - first)),
    'CPU/send': `${((1_000 * Object.values(used).reduce((a, b) => a + b, 0)) / graph.seen.length).toFixed(2)} ms`,
    'killed (web, worker, postgres)': Object.values(killed).join(', '),
    'people with one': [...got.values()].filter((count) => count === 1).length,
    'with more': [...got.values()].filter((count) => count > 1).length,
    'stands at': status,
    outcomes: Object.entries(outcomes)
      .map(([outcome, people]) => `${people} ${outcome}`)
      .join(' + '),
    'a second start': again.outcome === 'sending' ? 'sent nothing' : again.outcome,
  };
  printTable([row]);
  return row;
}
