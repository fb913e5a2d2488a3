import type { Command } from 'commander';
import { baseEnv } from '#/env/base.ts';
import { webEnv } from '#/env/web.ts';
import { OperationalError } from '#/lib/errors.ts';
import { checkSecrets } from '#/server/channels/check-secrets.ts';
import { simulator } from '#/server/channels/simulator.ts';
import { checkDatabase } from '#/server/db/check-database.ts';
import { checkOwnServer } from '#/server/db/check-server.ts';
import { asEngine, asReceiver, withIdentity } from '#/server/db/doors.ts';
import { print, table } from '../print.ts';
import { CommandError, sentenceOf } from '../sentence.ts';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

/** `doctor`: looks at everything that an instance needs, and says how to put right what is wrong. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Check settings, database, roles, worker, secrets and simulator.')
    .action(async (_options: object, command: Command) => {
      const findings: Finding[] = [];
      for (const [what, look] of checks) findings.push(await examine(what, look));
      print(command, findings, table(findings.map(({ what, ok, detail }) => [ok ? 'ok' : 'WRONG', what, detail])));
      const wrong = findings.filter(({ ok }) => !ok).length;
      if (wrong > 0) throw new CommandError(wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`);
    });
}

const checks: readonly [string, () => Promise<string>][] = [
  [
    'settings',
    async () => {
      webEnv();
      return baseEnv().APP_URL;
    },
  ],
  [
    'database',
    async () => {
      await checkDatabase();
      await checkOwnServer();
      return new URL(baseEnv().DATABASE_URL).host;
    },
  ],
  [
    'migrations',
    async () => {
      if ((await checkDatabase()).migrated) return 'all of this version have run';
      throw new CommandError('The database is older than this version; run "recado migrate".');
    },
  ],
  ['roles', checkRoles],
  [
    'worker',
    async () => {
      const { workerSilence } = await checkDatabase();
      if (workerSilence !== null && workerSilence < 30) return `heard of ${Math.round(workerSilence)} s ago`;
      throw new CommandError('No worker is running, so no flow answers; start one.');
    },
  ],
  [
    'secrets',
    async () => {
      const { opened, broken, unsigned } = await checkSecrets();
      if (broken.length > 0) {
        throw new CommandError(
          `ENCRYPTION_KEY does not open the credentials of ${broken.join(', ')}; add the old key to it.`,
        );
      }
      if (unsigned.length === 0) return `${opened} can be opened`;
      throw new CommandError(
        `${unsigned.join(', ')} has no app secret, so its webhooks are refused; set it in the settings of the channel.`,
      );
    },
  ],
  ['simulator', async () => (simulator() ? `${(await simulator()?.numbers())?.length} numbers` : 'off')],
];

/** Row-level security rests on these roles; a database user that may not take them would leave it open. */
async function checkRoles(): Promise<string> {
  try {
    await asReceiver(async (tx) => tx`select 1`);
    await asEngine(async (tx) => tx`select 1`);
    await withIdentity(async () => {});
    return 'can be taken';
  } catch (thrown) {
    if (thrown instanceof OperationalError) throw thrown;
  }
  throw new CommandError('The database user may not take the roles of Recado; run "recado migrate" with that user.');
}

async function examine(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, detail: await look() };
  } catch (thrown) {
    return { what, ok: false, detail: sentenceOf(thrown) };
  }
}
