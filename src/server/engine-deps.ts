import { randomFillSync } from 'node:crypto';
import { channelAdapters } from '#/channels/adapters.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import { uuidMaker } from '#/lib/ids.ts';
import { openChannel } from './channels/open-channel.ts';
import { type RawPool, rawPool } from './db/client.ts';
import { type DatabaseClock, databaseClock } from './db/database-clock.ts';
import { enqueueJobs } from './jobs/job-queue.ts';
import { publishChanges } from './live/publish-changes.ts';
import { readAsset } from './media/read-asset.ts';
import { graphHttp } from './net/graph-http.ts';
import { reportEvent } from './report-event.ts';
import { tracing } from './tracing/tracing.ts';

/** The engine's real surroundings. */
export function engineDeps(pool: RawPool, clock: DatabaseClock): EngineDeps {
  const make = uuidMaker((into) => randomFillSync(into));
  const traces = tracing();
  return {
    pool,
    clock,
    ...(traces && { tracing: traces }),
    newId: (at = clock.now()) => make(at),
    random: Math.random,
    adapters: channelAdapters,
    openChannel,
    readAsset,
    http: graphHttp,
    jobs: { enqueue: enqueueJobs },
    changed(hints) {
      for (const { workspaceId, topic, id } of hints) publishChanges(workspaceId, [{ topic, id }]);
    },
    report: reportEvent,
  };
}

const syncEveryMs = 30_000;

let shared: { deps: EngineDeps; clock: DatabaseClock; syncedAt: number } | undefined;

/** The surroundings for a process that only calls the engine now and then, such as the web server; its clock is compared twice a minute. */
export async function sharedEngineDeps(): Promise<EngineDeps> {
  if (!shared) {
    const clock = databaseClock(rawPool());
    await clock.sync();
    shared = { clock, deps: engineDeps(rawPool(), clock), syncedAt: performance.now() };
  } else if (performance.now() - shared.syncedAt > syncEveryMs) {
    shared.syncedAt = performance.now();
    void shared.clock.sync().catch(() => {});
  }
  return shared.deps;
}
