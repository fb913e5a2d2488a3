import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Locale } from '#/lib/locales.ts';
import { createFromStarter } from '#/server/flows/create-from-starter.ts';
import { exportFlow } from '#/server/flows/export-flow.ts';
import { getVersion } from '#/server/flows/get-version.ts';
import { listFlows } from '#/server/flows/list-flows.ts';
import { workspaceOfFlow } from '#/server/workspaces/operate-workspaces.ts';
import { type StarterName, starterNames, starters } from '#/starters/starters.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print, table } from '../print.ts';
import { publish } from '../publish.ts';
import { pushFile } from '../push-file.ts';
import { CommandError } from '../sentence.ts';
import { addMoveCommand } from './move.ts';

interface Chosen {
  workspace?: string;
  publish?: boolean;
}

/** `flow starters`, `list`, `create`, `push`, `pull` and `move`. */
export function addFlowCommands(program: Command): void {
  const flow = program.command('flow').description('Flows: made from starters, as files, published.');

  flow
    .command('starters')
    .description('List the flows to start from.')
    .action((_options: object, command: Command) => {
      const all = starterNames.map((name) => ({ name, ...starters[name].words.en }));
      print(command, all, table(all.map(({ name, title, about }) => [name, title, about])));
    });

  withWorkspaceOption(flow.command('list'))
    .description('List the flows of a workspace.')
    .action(async (options: Chosen, command: Command) => {
      const all = await listFlows.call(await operatorOf(options), {});
      const rows = all.map((one) => [one.id, one.status, one.version === null ? '-' : `v${one.version}`, one.name]);
      print(command, all, table(rows));
    });

  withWorkspaceOption(flow.command('create'))
    .description('Make a flow of a starter.')
    .requiredOption('--starter <name>', 'see "flow starters"')
    .option('--name <name>', "its name; the starter's where it is left out")
    .option('--locale <locale>', 'language of its texts: en, es or pt-BR', 'en')
    .option('--publish', 'publish it at once')
    .action(async (options: Chosen & { starter: string; locale: Locale; name?: string }, command: Command) => {
      const operator = await operatorOf(options);
      const starter = starterNames.find((name): name is StarterName => name === options.starter);
      if (!starter) throw new CommandError(`There is no starter "${options.starter}"; see "flow starters".`);
      const { locale, name } = options;
      const { id } = await createFromStarter.call(operator, { starter, locale, ...(name ? { name } : {}) });
      const version = options.publish ? await publish(operator, id) : null;
      print(command, { id, version }, [version === null ? id : `${id} is live as version ${version}.`]);
    });

  withWorkspaceOption(flow.command('push'))
    .argument('<file>', 'a flow as JSON, as "flow pull" prints it; - for the input')
    .description('Bring a file into the flow that it came from, or else into a new one.')
    .option('--publish', 'publish it at once')
    .action(async (file: string, options: Chosen, command: Command) => {
      const text = await readText(file);
      const { id, made, operator } = await pushFile(text, options);
      const version = options.publish ? await publish(operator, id) : null;
      const what = `${id} ${made ? 'was made' : 'was saved'}`;
      print(command, { id, made, version }, [
        version === null ? `${what}.` : `${what} and is live as version ${version}.`,
      ]);
    });

  flow
    .command('pull')
    .argument('<id>', 'id of the flow')
    .description('Print a flow as JSON: its draft, or one of its versions.')
    .option('--number <number>', 'a published version instead of the draft', Number)
    .action(async (id: string, options: { number?: number }) => {
      const operator = { kind: 'operator', workspaceId: await workspaceOfFlow(id) } as const;
      const file = await exportFlow.call(operator, { id });
      const version =
        options.number === undefined ? null : await getVersion.call(operator, { id, number: options.number });
      process.stdout.write(`${JSON.stringify(version ? { ...file, document: version.document } : file, null, 2)}\n`);
    });

  addMoveCommand(flow);
}

async function readText(file: string): Promise<string> {
  if (file === '-') return (await Array.fromAsync(process.stdin.setEncoding('utf8'))).join('');
  return readFile(file, 'utf8').catch(() => {
    throw new CommandError(`The file ${file} cannot be read.`);
  });
}
