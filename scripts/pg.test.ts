import { expect, test } from 'vitest';
import { explainFailure } from './pg.ts';

const full = 'The disk is full: PostgreSQL needs some hundred megabytes. Free some space and start again.';

test.each([
  'FATAL:  could not extend file "base/1/2691": No space left on device',
  // a file that fits only in part
  `FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10
HINT:  Check free disk space.
PANIC:  cannot abort transaction 1, it was already committed
initdb: removing contents of data directory "/data/postgres"`,
  'Error: spawnSync ENOSPC',
])('a full disk is told as such: %s', (output) => {
  expect(explainFailure(output)).toBe(full);
});

test('of anything else the last line is told', () => {
  expect(explainFailure('LOG:  starting\nFATAL:  lock file "postmaster.pid" already exists\n')).toBe(
    'PostgreSQL could not start: FATAL:  lock file "postmaster.pid" already exists',
  );
});
