import type { Command } from 'commander';
import { connectWhatsapp } from '#/server/channels/connect-whatsapp.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print } from '../print.ts';

interface Options {
  workspace?: string;
  name?: string;
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken?: string;
}

/** `channel add whatsapp`. */
export function addChannelCommands(program: Command): void {
  const channel = program.command('channel').description('Connected numbers.');
  const add = channel.command('add').description('Connect a number.');
  withWorkspaceOption(add.command('whatsapp'))
    .description("Connect a WhatsApp number by Meta's Cloud API.")
    .requiredOption('--phone-number-id <id>', "Meta's id of the number")
    .requiredOption('--waba-id <id>', 'id of the WhatsApp Business Account')
    .requiredOption('--access-token <token>', 'token of a system user')
    .requiredOption('--app-secret <secret>', 'secret of the app; signs the webhooks')
    .option('--verify-token <token>', 'answers the handshake; made up where it is left out')
    .option('--name <name>', "how the number is called here; Meta's name where it is left out")
    .action(async ({ workspace, ...input }: Options, command: Command) => {
      const made = await connectWhatsapp.call(await operatorOf(workspace === undefined ? {} : { workspace }), input);
      print(command, made, [
        `channelKey   ${made.channelKey}`,
        `webhook      ${made.webhookUrl}`,
        `verify token ${made.verifyToken}`,
        made.checked ? 'Meta took the credentials.' : 'Meta could not be asked; the credentials are stored unchecked.',
      ]);
    });
}
