import { setTimeout as rest } from 'node:timers/promises';
import type { Job, PgBoss } from 'pg-boss';
import { log } from '#/server/log.ts';
import { type Loop, startLoop } from './loop.ts';

/** How often it is told that jobs are still under way; a job is given to another worker after ten seconds of silence. */
const beatMs = 4_000;

/** How long a worker that stops waits for its jobs, in milliseconds; what is left then is begun again elsewhere. */
const patienceMs = 20_000;

/** The part of a queue's places that one workspace may fill; the others find one in the rest. */
const largestShare = 0.75;

/** What is needed of pg-boss. */
export type Boss = Pick<PgBoss, 'fetch' | 'touch' | 'complete' | 'fail'>;

/** How one queue is worked. */
export interface QueuePace {
  /** Jobs at the same time. */
  atOnce: number;
  /** How often it is looked at when nobody rings, in milliseconds. */
  idleMs: number;
}

/**
 * Works one queue, at most `atOnce` jobs at a time. Each ends by itself and gives its place to the next, so that a slow one
 * holds up nothing. `work` throws where the job is to be tried again.
 */
export function workQueue(boss: Boss, queue: string, pace: QueuePace, work: (data: unknown) => Promise<void>): Loop {
  const line = new JobLine(boss, queue, pace, work);
  const fetching = startLoop(`jobs ${queue}`, () => line.fetch());
  const beating = startLoop(`heartbeat ${queue}`, () => line.beat());
  line.onRoom = () => fetching.wake();
  return {
    wake: () => fetching.wake(),
    async stop() {
      await fetching.stop();
      await Promise.race([line.ended(), rest(patienceMs, undefined, { ref: false })]);
      await beating.stop();
    },
  };
}

class JobLine {
  onRoom: () => void = () => {};
  private readonly underWay = new Map<Job<unknown>, Promise<void>>();
  private readonly boss: Boss;
  private readonly queue: string;
  private readonly pace: QueuePace;
  private readonly work: (data: unknown) => Promise<void>;
  /** More may lie there than there was room for. */
  private more = false;

  constructor(boss: Boss, queue: string, pace: QueuePace, work: (data: unknown) => Promise<void>) {
    this.boss = boss;
    this.queue = queue;
    this.pace = pace;
    this.work = work;
  }

  /** Takes what there is room for; answers how long to rest, in milliseconds. */
  async fetch(): Promise<number> {
    const { batchSize, ignoreGroups } = this.room();
    // until it is known better: a job that ends meanwhile makes room for another
    this.more = true;
    if (batchSize === 0) return this.pace.idleMs;
    const jobs = await this.boss.fetch<unknown>(this.queue, { batchSize, ignoreGroups });
    for (const job of jobs) this.underWay.set(job, this.perform(job));
    this.more = jobs.length === batchSize || ignoreGroups.length > 0;
    return jobs.length === batchSize ? 0 : this.pace.idleMs;
  }

  /** How many jobs may be taken now, and of which workspaces none. */
  private room() {
    const most = Math.ceil(this.pace.atOnce * largestShare);
    const taken = new Map<string, number>();
    for (const { groupId } of this.underWay.keys()) if (groupId) taken.set(groupId, (taken.get(groupId) ?? 0) + 1);
    const ignoreGroups = [...taken].filter(([, count]) => count >= most).map(([group]) => group);
    // all that is taken may be of the workspace that has most
    const closest = Math.max(0, ...[...taken.values()].filter((count) => count < most));
    return { batchSize: Math.min(this.pace.atOnce - this.underWay.size, most - closest), ignoreGroups };
  }

  private async perform(job: Job<unknown>): Promise<void> {
    try {
      await this.work(job.data).then(
        () => this.boss.complete(this.queue, job),
        (error) => this.boss.fail(this.queue, job, { error: error instanceof Error ? error.name : 'error' }),
      );
    } catch (error) {
      // without a heartbeat it is begun again: every job may be
      log('warn', 'job end lost', { kind: this.queue, error });
    }
    this.underWay.delete(job);
    if (this.more) this.onRoom();
  }

  async beat(): Promise<number> {
    const jobs = [...this.underWay.keys()];
    if (jobs.length > 0) await this.boss.touch(this.queue, jobs);
    return beatMs;
  }

  async ended(): Promise<void> {
    await Promise.all(this.underWay.values());
  }
}
