import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { baseEnv } from '#/env/base.ts';
import { rawPool } from '#/server/db/client.ts';
import { asEngine } from '#/server/db/doors.ts';
import { listenTo } from '#/server/db/notify.ts';
import { closeJobQueue, enqueueJobs } from '#/server/jobs/job-queue.ts';
import type { Loop } from './loop.ts';
import { jobChannel } from './work-jobs.ts';
import { workQueue } from './work-queue.ts';

const queue = 'request-http';
let boss: PgBoss;
beforeAll(async () => {
  boss = new PgBoss({ connectionString: baseEnv().DATABASE_URL, max: 2, migrate: false, supervise: false });
  await boss.start();
});
afterAll(async () => {
  await boss.stop();
  await closeJobQueue();
});

/** Jobs that were begun, in order, and what ends each of them. */
let begun: { name: string; end: (error?: Error) => void }[];
let line: Loop | undefined;
beforeEach(async () => {
  begun = [];
  await boss.deleteAllJobs(queue);
  return async () => {
    for (const { end } of begun) end();
    await line?.stop();
    line = undefined;
  };
});

function work(atOnce: number) {
  line = workQueue(boss, queue, { atOnce, idleMs: 3_000 }, (data) => {
    const { name } = data as { name: string };
    return new Promise((resolve, reject) => {
      begun.push({ name, end: (error) => (error ? reject(error) : resolve()) });
    });
  });
}
/** One after the other: jobs of one transaction have no order. */
async function order(workspaceId: string, ...names: string[]) {
  for (const name of names) await asEngine((tx) => enqueueJobs(tx, queue, [{ workspaceId, name }]));
}
const end = (name: string, error?: Error) => begun.find((job) => job.name === name)?.end(error);
const names = () => begun.map(({ name }) => name).sort();
/** Sooner than the queue would be looked at by itself. */
const until = (...expected: string[]) => vi.waitFor(() => expect(names()).toEqual(expected.sort()), { timeout: 2_000 });
const states = async () =>
  (
    await rawPool()<{ name: string; state: string }[]>`
      select data ->> 'name' as name, state::text from pgboss.job where name = ${queue} order by id`
  ).map(({ name, state }) => `${name} ${state}`);

it('a job that ends gives its place to the next, however long the others take', async () => {
  await order('a', 'slow', 'b');
  await order('b', 'c', 'd', 'e');
  work(3);
  await until('slow', 'b', 'c');
  end('b');
  await until('slow', 'b', 'c', 'd');
  end('d');
  await until('slow', 'b', 'c', 'd', 'e');
  end('e');
  await vi.waitFor(async () =>
    expect((await states()).sort()).toEqual(['b completed', 'c active', 'd completed', 'e completed', 'slow active']),
  );
});

it('what fails is tried again, and takes no other with it', async () => {
  await order('a', 'bad', 'good');
  work(4);
  await until('bad', 'good');
  end('bad', new TypeError('no'));
  end('good');
  await vi.waitFor(async () => expect((await states()).sort()).toEqual(['bad retry', 'good completed']));
});

it('one workspace never fills all places, whatever it has ordered first', async () => {
  await order('loud', '1', '2', '3', '4', '5', '6');
  await order('quiet', 'q');
  work(4);
  await until('1', '2', '3', 'q');
  end('q');
  end('2');
  await until('1', '2', '3', 'q', '4');
});

it('is rung by pg-boss when a job is ordered', async () => {
  work(4);
  const rung = new Promise<string>((resolve) => {
    void listenTo(jobChannel, resolve, () => void order('a', 'x'));
  });
  expect(await rung).toBe(queue);
  line?.wake();
  await until('x');
});

it('stops when the jobs under way have ended, and takes no more', async () => {
  await order('a', 'x');
  work(1);
  await until('x');
  await order('a', 'y');
  const stopped = line?.stop();
  end('x');
  await stopped;
  expect(names()).toEqual(['x']);
  expect((await states()).sort()).toEqual(['x completed', 'y created']);
});
