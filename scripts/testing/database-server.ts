import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/server/db/migrate.ts';
import { startPostgres } from '../pg.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string;
  }
}

/** One server for the run and one migrated template database, of which each test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    await migrateDatabase(given);
    project.provide('templateUrl', given);
    return async () => {};
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-test-'));
  fs.chmodSync(dir, 0o755);
  const pg = await startPostgres({ dir: path.join(dir, 'data'), db: 'recado_template', fast: true });
  const teardown = async () => {
    await pg.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
  try {
    await migrateDatabase(pg.url);
  } catch (thrown) {
    await teardown(); // vitest calls no teardown when the setup throws
    throw thrown;
  }
  project.provide('templateUrl', pg.url);
  return teardown;
}
