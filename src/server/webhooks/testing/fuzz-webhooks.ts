import fc from 'fast-check';
import { fixtureNames, readFixture } from '#/channels/whatsapp-cloud/fixtures/read-fixture.ts';
import type { Json } from '#/lib/json.ts';
import { damaged } from '#/lib/testing/damage.ts';
import { type StarterName, starterNames } from '#/starters/starters.ts';
import { rawPool } from '../../db/client.ts';
import { createFromStarter } from '../../flows/create-from-starter.ts';
import { publishFlow } from '../../flows/publish-flow.ts';
import { fuzzEngine } from './fuzz-engine.ts';
import { openDoor } from './open-door.ts';

/** What a run of the fuzzer saw. */
export interface FuzzReport {
  cases: number;
  /** How often each answer was given. */
  answers: Record<string, number>;
  failures: string[];
}

const chunk = 200;

/**
 * Sends recorded webhook bodies with damage anywhere through the real route, each with new message ids most of the time,
 * and lets the engine digest what was stored, with every starter live. `onChunk` is told how many cases are done.
 */
export async function fuzzWebhooks(cases: number, seed: number, onChunk = (_done: number) => {}): Promise<FuzzReport> {
  const bodies = fixtureNames('webhooks').flatMap((name): Json[] => {
    const body = readFixture<Json>(`webhooks/${name}`);
    return Array.isArray(body) ? body : [body];
  });
  const arbitrary = fc.tuple(damaged(bodies), fc.boolean());
  const door = await openDoor();
  await publishStarters(door.actor);
  const engine = await fuzzEngine();
  const report: FuzzReport = { cases: 0, answers: {}, failures: [] };
  try {
    for (let done = 0; done < cases && report.failures.length === 0; done += chunk) {
      const samples = fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(chunk, cases - done) });
      await Promise.all(
        samples.map(async ([body, fresh], index) => {
          const id = fresh ? `wamid.${seed}-${done}-${index}-` : 'wamid.';
          const text = JSON.stringify(body)?.replaceAll('wamid.', id) ?? 'null';
          const status = await door.post(text);
          report.cases++;
          report.answers[status] = (report.answers[status] ?? 0) + 1;
          if (status !== 200 && status !== 400) report.failures.push(`${status} for ${text}`);
        }),
      );
      await engine.settle();
      report.failures.push(...engine.alarmed.map((alarm) => `${alarm} in the cases after ${done}`));
      onChunk(report.cases);
    }
    report.failures.push(...(await unanswered()));
  } finally {
    door.close();
  }
  return report;
}

async function publishStarters(actor: { kind: 'operator'; workspaceId: string }): Promise<void> {
  for (const starter of starterNames as StarterName[]) {
    const { id } = await createFromStarter.call(actor, { starter, locale: 'en' });
    await publishFlow.call(actor, { id, revision: 1 });
  }
  await rawPool()`update channel_limit set full_rate = 1000000, rate = 1000000, burst = 1000000`;
}

/** Messages that were stored and of which nothing became. */
async function unanswered(): Promise<string[]> {
  const rows = await rawPool()<{ id: string; body: unknown }[]>`
    select m.id, m.body from message m
    where m.direction = 'in' and not m.silent and not exists (select from disposition d where d.message_id = m.id) limit 5`;
  return rows.map(({ id, body }) => `nothing became of ${id}: ${JSON.stringify(body)}`);
}
