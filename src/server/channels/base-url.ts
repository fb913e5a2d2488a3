import { baseEnv } from '#/env/base.ts';

/** Where a simulator would be that is switched off: a name that no network knows, so that sends provably never leave. */
const nowhere = 'http://simulator.invalid';

/** Where the simulator of this instance listens; null while it is switched off. */
export function simulatorUrl(): string | null {
  const port = baseEnv().SIMULATOR_PORT;
  return port ? `http://127.0.0.1:${port}` : null;
}

/** Where the provider of a channel is, without a trailing slash. */
export function providerUrl(simulated: boolean): string {
  return simulated ? (simulatorUrl() ?? nowhere) : baseEnv().WHATSAPP_GRAPH_URL.replace(/\/$/, '');
}
