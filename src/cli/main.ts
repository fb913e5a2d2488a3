import { CommanderError } from 'commander';
import { closePools } from '#/server/db/client.ts';
import { closeJobQueue } from '#/server/jobs/job-queue.ts';
import { flushChanges } from '#/server/live/publish-changes.ts';
import { closeGraphPool } from '#/server/net/graph-http.ts';
import { makeProgram } from './program.ts';
import { sentenceOf } from './sentence.ts';

/** Runs one command. Answers the exit code: 0, 1 when it failed, 2 when it was not understood. */
async function run(argv: readonly string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(argv, { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${sentenceOf(thrown)}\n`);
    return 1;
  } finally {
    await flushChanges();
    await closeJobQueue();
    await closeGraphPool();
    await closePools();
  }
}

process.exitCode = await run(process.argv.slice(2));
