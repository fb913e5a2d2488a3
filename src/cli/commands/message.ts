import type { Command } from 'commander';
import { UserError } from '#/lib/errors.ts';
import { connectSimulator } from '#/server/channels/connect-simulator.ts';
import { listChannels } from '#/server/channels/list-channels.ts';
import { simulator } from '#/server/channels/simulator.ts';
import { converse } from '../converse.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print } from '../print.ts';
import { CommandError } from '../sentence.ts';

interface Options {
  workspace?: string;
  channel?: string;
  phone: string;
  name: string;
  wait: number;
}

/** `message simulate`. */
export function addMessageCommands(program: Command): void {
  const message = program.command('message').description('Messages.');
  withWorkspaceOption(message.command('simulate'))
    .argument('<text...>', 'what the person writes, one after the other; the label of a button is tapped')
    .description(
      'Speak from a simulated phone over the whole real path, and print the conversation. A workspace without a simulated number gets one.',
    )
    .option('--channel <id>', 'the simulated number, where there are several')
    .option('--phone <number>', 'number of the person, with plus', '+15550001111')
    .option('--name <name>', 'name of the person', 'Test')
    .option('--wait <seconds>', 'how long to wait for each answer', Number, 5)
    .action(async (texts: string[], options: Options, command: Command) => {
      const client = simulator();
      if (!client) throw new UserError('simulator-off');
      const operator = await operatorOf(options);
      const find = async () =>
        (await listChannels.call(operator, {})).find(
          ({ simulated, id, externalId }) => simulated && [undefined, id, externalId].includes(options.channel),
        );
      let channel = await find();
      if (!channel && options.channel === undefined) {
        await connectSimulator.call(operator, {});
        channel = await find();
      }
      if (!channel) throw new CommandError('The workspace has no such simulated number.');
      const { phone, name, wait } = options;
      const chat = await converse(client, channel.externalId, { phone, name, texts, waitSeconds: wait });
      print(
        command,
        chat,
        chat.map(
          ({ from, text, tick }) => `${from === 'person' ? name : channel.name}: ${text}${tick ? ` (${tick})` : ''}`,
        ),
      );
    });
}
