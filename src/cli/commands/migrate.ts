import type { Command } from 'commander';
import { baseEnv } from '#/env/base.ts';
import { migrateDatabase } from '#/server/db/migrate.ts';
import { print } from '../print.ts';

/** `migrate`: brings the database to this version. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to this version. Safe to run again.')
    .action(async (_options: object, command: Command) => {
      await migrateDatabase(baseEnv().DATABASE_URL);
      print(command, { migrated: true }, ['The database is up to date.']);
    });
}
