import { z } from 'zod';

/** The audience of a broadcast that has been confirmed. */
export const freezeAudienceJob = z.strictObject({ workspaceId: z.uuid(), broadcastId: z.uuid() });
export type FreezeAudienceJob = z.infer<typeof freezeAudienceJob>;
