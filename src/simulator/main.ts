import { randomInt } from 'node:crypto';
import { SettingsError } from '#/env/parse.ts';
import { simulatorEnv } from '#/env/simulator.ts';
import { startSimulator } from './start.ts';

// The third process: Meta's Cloud API on this machine, while no real number is connected.

async function main(): Promise<void> {
  const { SIMULATOR_PORT: port, SIMULATOR_TOKEN: token } = simulatorEnv();
  // another seed at each start: the same one would give new messages the ids of old ones
  const simulator = await startSimulator({ port, token, seed: randomInt(2 ** 32) });
  const stop = () => void simulator.close().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

main().catch((thrown: NodeJS.ErrnoException) => {
  const taken =
    thrown.code === 'EADDRINUSE' ? 'The port of the simulator is taken; choose another with SIMULATOR_PORT.' : '';
  const known = thrown instanceof SettingsError ? thrown.message : taken;
  process.stderr.write(`${known || (thrown.stack ?? thrown)}\n`);
  process.exit(1);
});
