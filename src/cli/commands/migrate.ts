import type { Command } from 'commander';
import { directDatabaseUrl } from '#/env/base.ts';
import { SettingsError } from '#/env/parse.ts';
import { DatabaseUnfit } from '#/server/db/check-server.ts';
import { explainDatabase } from '#/server/db/explain-database.ts';
import { migrateDatabase } from '#/server/db/migrate.ts';
import { print } from '../print.ts';
import { CommandError } from '../sentence.ts';

/** `migrate`: brings the database to this version. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to this version. Safe to run again.')
    .action(async (_options: object, command: Command) => {
      try {
        await migrateDatabase(directDatabaseUrl());
      } catch (thrown) {
        if (thrown instanceof DatabaseUnfit || thrown instanceof SettingsError) throw thrown;
        throw new CommandError(explainDatabase(thrown, directDatabaseUrl()));
      }
      print(command, { migrated: true }, ['The database is up to date.']);
    });
}
