import { SettingsError } from '#/env/parse.ts';

/** Starts a process; a setting that is wrong ends it with one sentence instead of a stack. */
export async function start(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof SettingsError)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    process.exit(1);
  }
}
