import { directDatabaseUrl } from '#/env/base.ts';
import { SettingsError } from '#/env/parse.ts';
import { DatabaseUnfit } from './check-server.ts';
import { explainDatabase } from './explain-database.ts';
import { migrateDatabase } from './migrate.ts';

// Brings the database to this version, in a process of its own, before anything else starts.

try {
  await migrateDatabase(directDatabaseUrl());
} catch (thrown) {
  const known = thrown instanceof DatabaseUnfit || thrown instanceof SettingsError;
  process.stderr.write(`${known ? thrown.message : explainDatabase(thrown, directDatabaseUrl())}\n`);
  process.exitCode = 1;
}
