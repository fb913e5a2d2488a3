import { expect, test } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { rawPool } from '../db/client.ts';
import { asEngine } from '../db/doors.ts';
import { answerHealth, answerLiveness, answerReadiness, readHealth } from './answer-health.ts';

const beat = (secondsAgo: number) =>
  asEngine(async (tx) => {
    await tx`delete from worker_heartbeat`;
    await tx`insert into worker_heartbeat (id, roles, beat_at)
      values (uuidv7(), '{engine}', clock_timestamp() - make_interval(secs => ${secondsAgo}))`;
  });

test('with database, migrations and worker everything is well', async () => {
  await beat(2);
  const response = await answerHealth();
  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'ok', database: 'ok', worker: 'ok', workerSilence: expect.any(Number) },
  ]);
  expect((await answerReadiness()).status).toBe(200);
});

test('without a worker people can work, but no flow runs', async () => {
  await beat(31);
  expect(await readHealth()).toMatchObject({ status: 'degraded', worker: 'silent', workerSilence: 31 });
  await asEngine((tx) => tx`delete from worker_heartbeat`);
  expect(await readHealth()).toMatchObject({ status: 'degraded', worker: 'silent', workerSilence: null });
  expect((await answerHealth()).status).toBe(200);
});

test('a database that lacks a migration is not ready', async () => {
  const [last] = await rawPool()`
    delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)
    returning hash, created_at`;
  expect(await readHealth()).toMatchObject({ status: 'down', database: 'not-migrated' });
  expect((await answerReadiness()).status).toBe(503);
  await rawPool()`insert into drizzle.__drizzle_migrations (hash, created_at) values (${last?.hash}, ${last?.created_at})`;
});

test('a database that does not answer, or too late, is down, and the process lives', async () => {
  process.env.LOG_LEVEL = 'silent';
  forgetEnv();
  expect(await readHealth(() => Promise.reject(new Error('no')))).toMatchObject({ status: 'down', database: 'down' });
  expect(answerLiveness().status).toBe(200);
});
