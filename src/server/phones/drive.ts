import { OperationalError, UserError } from '#/lib/errors.ts';
import { type SimulatorClient, SimulatorError } from '#/simulator/client.ts';
import { registerSimulatedChannels } from '../channels/register-simulated-channels.ts';
import { simulator } from '../channels/simulator.ts';

/**
 * Does something with the simulator. One that has just restarted knows no number any more: it is told again, and the
 * work is tried once more. Throws `simulator-off`, `not-found`, `invalid-input`.
 */
export async function drive<T>(work: (client: SimulatorClient) => Promise<T>): Promise<T> {
  const client = simulator();
  if (!client) throw new UserError('simulator-off');
  try {
    return await work(client).catch(async (thrown) => {
      if (!(thrown instanceof SimulatorError) || thrown.status !== 404) throw thrown;
      await registerSimulatedChannels();
      return work(client);
    });
  } catch (thrown) {
    throw named(thrown);
  }
}

function named(thrown: unknown): unknown {
  if (!(thrown instanceof SimulatorError)) return thrown;
  if (thrown.status === 0) return new UserError('simulator-off');
  if (thrown.status === 404) return new UserError('not-found');
  if (thrown.status >= 400 && thrown.status < 500) return new UserError('invalid-input');
  return new OperationalError('provider-down', { cause: thrown });
}
