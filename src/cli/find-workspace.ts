import type { Command } from 'commander';
import { listAllWorkspaces } from '#/server/workspaces/operate-workspaces.ts';
import { CommandError } from './sentence.ts';

/** Adds the option that names a workspace. */
export function withWorkspaceOption(command: Command): Command {
  return command.option(
    '--workspace <slug>',
    'the workspace, by the part of its address; may be left out if there is one',
  );
}

/** The workspace that a command is about, as the operator's actor. */
export async function operatorOf({ workspace }: { workspace?: string }) {
  const all = await listAllWorkspaces();
  const found = workspace === undefined ? all : all.filter(({ slug, id }) => slug === workspace || id === workspace);
  const [only] = found;
  if (found.length === 1 && only) return { kind: 'operator', workspaceId: only.id } as const;
  if (workspace !== undefined) throw new CommandError(`There is no workspace "${workspace}".`);
  throw new CommandError(
    all.length === 0
      ? 'There is no workspace yet; make one with "workspace create --name …".'
      : 'There are several workspaces; name one with --workspace.',
  );
}
