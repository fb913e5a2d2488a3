import type { Command } from 'commander';
import { runAudit } from '#/server/audit/run-audit.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print, table } from '../print.ts';
import { CommandError } from '../sentence.ts';

/** `audit`: counts what was planned, received and begun, and fails when the numbers do not add up. */
export function addAudit(program: Command): void {
  withWorkspaceOption(program.command('audit'))
    .description('Check that every send has one end, every message one outcome, and every run somewhere to go.')
    .option('--hours <number>', 'how far back to look, 720 at most', '24')
    .action(async (options: { workspace?: string; hours: string }, command: Command) => {
      const audit = await runAudit.call(await operatorOf(options), { hours: Number(options.hours) });
      const rows = audit.equations.map(({ name, holds, total, parts, exceptions }) => [
        holds ? 'ok' : 'WRONG',
        name,
        `${total} = ${Object.entries(parts)
          .map(([part, count]) => `${count} ${part}`)
          .join(' + ')}`,
        exceptions.map(({ reason, messageId, runId }) => `${reason} ${messageId ?? runId}`).join(', '),
      ]);
      print(command, audit, [...table(rows), `${audit.overdue} overdue waits, ${audit.quarantined} set aside`]);
      if (!audit.holds) throw new CommandError('The numbers do not add up; the lines marked WRONG say where.');
    });
}
