import { baseEnv } from '#/env/base.ts';

/** The path of a channel's webhook. */
export function webhookPath(webhookKey: string): string {
  return `/api/webhooks/meta/${webhookKey}`;
}

/** The address that the provider is told to call. */
export function webhookUrl(webhookKey: string): string {
  return baseEnv().APP_URL + webhookPath(webhookKey);
}

/** The address at which the simulator, on the same machine, reaches us. */
export function localWebhookUrl(webhookKey: string): string {
  return `http://127.0.0.1:${baseEnv().PORT}${webhookPath(webhookKey)}`;
}
