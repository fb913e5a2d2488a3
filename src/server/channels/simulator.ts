import { baseEnv } from '#/env/base.ts';
import { createSimulatorClient, type SimulatorClient } from '#/simulator/client.ts';
import { simulatorUrl } from './base-url.ts';

/** Drives the simulator of this instance; null while it is switched off. */
export function simulator(): SimulatorClient | null {
  const url = simulatorUrl();
  const token = baseEnv().SIMULATOR_TOKEN;
  return url && token ? createSimulatorClient(url, token) : null;
}
