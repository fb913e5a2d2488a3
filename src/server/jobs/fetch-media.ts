import { z } from 'zod';

/** An inbound file that lies at the provider for a few days. */
export const fetchMediaJob = z.strictObject({
  workspaceId: z.uuid(),
  channelId: z.uuid(),
  messageId: z.uuid(),
  providerMediaId: z.string(),
  filename: z.string().nullable(),
});
export type FetchMediaJob = z.infer<typeof fetchMediaJob>;
