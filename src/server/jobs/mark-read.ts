import { z } from 'zod';

/** A message of a contact that a member has seen; the contact's phone may show it. */
export const markReadJob = z.strictObject({
  workspaceId: z.uuid(),
  channelId: z.uuid(),
  providerId: z.string(),
});
export type MarkReadJob = z.infer<typeof markReadJob>;
