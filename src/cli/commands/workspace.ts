import type { Command } from 'commander';
import { z } from 'zod';
import { givenName, localeInput, timeZoneInput } from '#/server/inputs.ts';
import { parseInput } from '#/server/use-case.ts';
import { listAllWorkspaces, openWorkspace } from '#/server/workspaces/operate-workspaces.ts';
import { print, table } from '../print.ts';

const input = z.strictObject({ name: givenName, timeZone: timeZoneInput, locale: localeInput });

/** `workspace create` and `workspace list`. */
export function addWorkspaceCommands(program: Command): void {
  const workspace = program.command('workspace').description('Workspaces of this instance.');

  workspace
    .command('create')
    .description('Make a workspace without members.')
    .requiredOption('--name <name>', 'its name')
    .option('--time-zone <zone>', 'its time zone, such as America/Sao_Paulo', 'UTC')
    .option('--locale <locale>', 'its language: en, es or pt-BR', 'en')
    .action(async (options: unknown, command: Command) => {
      const made = await openWorkspace(parseInput(input, options)());
      print(command, made, [made.slug]);
    });

  workspace
    .command('list')
    .description('List all workspaces.')
    .action(async (_options: object, command: Command) => {
      const all = await listAllWorkspaces();
      print(command, all, table(all.map(({ slug, name, id }) => [slug, name, id])));
    });
}
