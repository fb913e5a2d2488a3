import { z } from 'zod';

/** What a broadcast says, once, to one person. */
export const sendTestJob = z.strictObject({ workspaceId: z.uuid(), broadcastId: z.uuid(), contactId: z.uuid() });
export type SendTestJob = z.infer<typeof sendTestJob>;
