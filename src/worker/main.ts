import { randomUUID } from 'node:crypto';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { Sender } from '#/engine/send/sender.ts';
import { sweepDoubts } from '#/engine/send/sweep-doubts.ts';
import { probeWork } from '#/engine/sql/probe-work.ts';
import { runTurn } from '#/engine/turn/run-turn.ts';
import { SettingsError } from '#/env/parse.ts';
import { tellSettings } from '#/env/tell-settings.ts';
import { type WorkerRole, workerEnv, workerShape } from '#/env/worker.ts';
import { registerSimulatedChannels } from '#/server/channels/register-simulated-channels.ts';
import { closePools, openPool } from '#/server/db/client.ts';
import { databaseClock } from '#/server/db/database-clock.ts';
import { asEngine } from '#/server/db/doors.ts';
import { engineDeps } from '#/server/engine-deps.ts';
import { closeJobQueue } from '#/server/jobs/job-queue.ts';
import { flushChanges } from '#/server/live/publish-changes.ts';
import { log } from '#/server/log.ts';
import { figures } from '#/server/metrics/figures.ts';
import { listenForMetrics } from '#/server/metrics/serve-metrics.ts';
import { startTracing } from '#/server/tracing/start-tracing.ts';
import { effectPerformers } from './effects.ts';
import { type Loop, startLoop } from './loop.ts';
import { SeenMarks } from './seen-marks.ts';
import { watchWaits } from './watch-waits.ts';
import { workJobs } from './work-jobs.ts';

// The second process: turns, sends, jobs. Any number of them may run; what they share is in the database.

/** How often it is asked whether there is something to do: while there was lately, and while nothing happens. */
const probeMs = { busy: 40, quiet: 100 };

/** How long after the last work a worker still counts as busy, in milliseconds. */
const busyMs = 5_000;

/** What has come together in this time (milliseconds) is done together. */
const gatherMs = 15;

/** Rest of a loop that found nothing to do, unless it is woken. */
const idleMs = 1_000;

async function main(): Promise<void> {
  const roles = workerEnv().WORKER_ROLES;
  tellSettings(workerShape, workerEnv());
  const has = (role: WorkerRole) => roles.includes(role);
  const traces = await startTracing('worker');
  const pool = openPool(8);
  const clock = databaseClock(pool);
  const deps = engineDeps(pool, clock);
  const id = randomUUID();
  const loops: Loop[] = [];

  loops.push(
    startLoop('heartbeat', async () => {
      await clock.sync();
      await asEngine(
        (tx) => tx`
          insert into worker_heartbeat (id, roles) values (${id}, ${roles as string[]})
          on conflict (id) do update set beat_at = now()`,
        pool,
      );
      return 5_000;
    }),
  );
  let sending: Loop | undefined;
  let turning: Loop | undefined;
  let settling: Loop | undefined;
  const { turns, events: digested, sends, refusals } = figures();
  const metrics = await listenForMetrics();
  const marks = new SeenMarks(deps);
  const sender = new Sender(deps, (outcome, seconds) => {
    sends.observe({ outcome: outcome.kind }, seconds);
    if (outcome.kind === 'refused') refusals.inc({ code: outcome.error.code });
    settling?.wake();
  });
  if (has('sender')) {
    sending = startLoop('sender', async () => ((await sender.work()) > 0 ? 5 : idleMs));
    settling = startLoop('settle', async () => {
      if ((await sender.settle()) === 0) return idleMs;
      sending?.wake(); // the next message of those runs may go now
      return gatherMs;
    });
    loops.push(
      sending,
      settling,
      startLoop('doubts', async () => ((await sweepDoubts(deps)) > 0 ? 200 : 2_000)),
    );
  }
  if (has('engine')) {
    turning = startLoop('engine', async () => {
      const end = turns.startTimer();
      const { events, lanes, seen } = await runTurn(deps, effectPerformers);
      if (lanes === 0) return idleMs;
      end();
      digested.inc(events);
      marks.show(seen);
      sending?.wake();
      // after a small batch a short rest lets more arrive
      return events < 50 ? gatherMs : 0;
    });
    loops.push(turning);
  }
  if (turning || sending) {
    let lastWork = performance.now();
    loops.push(
      startLoop('probe', async () => {
        const due = await probeWork(pool);
        if (due.turns) turning?.wake();
        if (due.sends) sending?.wake();
        if (due.turns || due.sends) lastWork = performance.now();
        return performance.now() - lastWork < busyMs ? probeMs.busy : probeMs.quiet;
      }),
    );
  }
  if (has('broadcasts')) {
    loops.push(
      startLoop('broadcasts', async () => {
        if ((await expandBroadcasts(deps)) === 0) return idleMs;
        sending?.wake();
        turning?.wake();
        return gatherMs;
      }),
    );
  }
  // the simulator forgets everything when it restarts: it is told again who is connected
  loops.push(
    startLoop('simulator', async () => {
      await registerSimulatedChannels();
      return 5_000;
    }),
  );
  if (has('upkeep')) loops.push(startLoop('waits', watchWaits(deps)));
  const jobs = await workJobs(deps, roles);
  log('info', 'worker is ready', { role: roles.join(',') });

  let draining: Promise<void> | undefined;
  const drain = () => {
    draining ??= (async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all([sender.drain(), jobs.stop(), marks.stop()]);
      await flushChanges();
      await closeJobQueue();
      metrics.close();
      await traces.stop();
      await asEngine((tx) => tx`delete from worker_heartbeat where id = ${id}`, pool).catch(() => {});
      await pool.end({ timeout: 1 });
      await closePools();
      process.exit(0);
    })();
    return draining;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void drain());
}

main().catch((thrown) => {
  if (thrown instanceof SettingsError) process.stderr.write(`${thrown.message}\n`);
  else log('error', 'worker could not start', { error: thrown });
  process.exit(1);
});
