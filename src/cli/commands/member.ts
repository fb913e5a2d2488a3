import type { Command } from 'commander';
import type { Role } from '#/server/db/schema/workspaces.ts';
import { addMember } from '#/server/workspaces/add-member.ts';
import { createInvitation } from '#/server/workspaces/create-invitation.ts';
import { findPeopleByEmail } from '#/server/workspaces/operate-workspaces.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print } from '../print.ts';
import { CommandError } from '../sentence.ts';

interface Options {
  workspace?: string;
  email?: string;
  user?: string;
  role: Role;
}

/** `member add`. */
export function addMemberCommands(program: Command): void {
  const member = program.command('member').description('Members of a workspace.');
  withWorkspaceOption(member.command('add'))
    .description('Add a person who has signed in before; for anybody else, print an invitation link.')
    .option('--email <address>', 'the address that their provider vouches for')
    .option('--user <id>', 'their id, where several have the same address')
    .option('--role <role>', 'viewer, agent, editor, admin or owner', 'editor')
    .action(async (options: Options, command: Command) => {
      const operator = await operatorOf(options);
      const { role, email } = options;
      if (!options.user && !email) throw new CommandError('Say who it is, with --email or --user.');
      const found = options.user ? [options.user] : await findPeopleByEmail(email as string);
      if (found.length > 1)
        throw new CommandError(`Several people have this address; name one with --user: ${found.join(', ')}.`);
      const [userId] = found;
      if (userId) {
        await addMember.call(operator, { userId, role });
        print(command, { userId, role }, [`Added ${email ?? userId} as ${role}.`]);
      } else {
        const invitation = await createInvitation.call(operator, { role, email });
        print(command, invitation, [
          'Nobody has signed in with this address yet. Send them this link:',
          invitation.link,
        ]);
      }
    });
}
