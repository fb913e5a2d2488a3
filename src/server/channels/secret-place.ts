import type { SecretPlace } from '../secrets/seal.ts';

/** Where a credential of a channel stands; its seal opens nowhere else. */
export function channelSecretPlace(workspaceId: string, channelId: string, field: string): SecretPlace {
  return { workspace: workspaceId, table: 'channel_secret', row: channelId, field };
}
