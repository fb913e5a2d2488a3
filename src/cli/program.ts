import { Command } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addChannelCommands } from './commands/channel.ts';
import { addDoctor } from './commands/doctor.ts';
import { addFlowCommands } from './commands/flow.ts';
import { addMemberCommands } from './commands/member.ts';
import { addMessageCommands } from './commands/message.ts';
import { addMigrate } from './commands/migrate.ts';
import { addWorkspaceCommands } from './commands/workspace.ts';

/** The command line with all of its commands. */
export function makeProgram(): Command {
  const program = new Command('recado')
    .description('Operates an instance of Recado: the same use-cases as the screens, for people and scripts.')
    .option('--json', 'print JSON only')
    .exitOverride()
    .showHelpAfterError('Add --help to see what is possible.');
  addMigrate(program);
  addWorkspaceCommands(program);
  addMemberCommands(program);
  addChannelCommands(program);
  addFlowCommands(program);
  addMessageCommands(program);
  addAudit(program);
  addDoctor(program);
  return program;
}
