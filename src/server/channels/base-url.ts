import { baseEnv } from '#/env/base.ts';
import { OperationalError } from '#/lib/errors.ts';

/** Where the simulator of this instance listens. Throws `OperationalError` while it is switched off. */
export function simulatorUrl(): string {
  const port = baseEnv().SIMULATOR_PORT;
  if (!port) throw new OperationalError('provider-down');
  return `http://127.0.0.1:${port}`;
}

/** Where the provider of a channel is, without a trailing slash. */
export function providerUrl(simulated: boolean): string {
  return simulated ? simulatorUrl() : baseEnv().WHATSAPP_GRAPH_URL.replace(/\/$/, '');
}
