import { z } from 'zod';

/** An account whose templates are to be fetched. */
export const syncTemplatesJob = z.strictObject({ workspaceId: z.uuid(), account: z.string() });
export type SyncTemplatesJob = z.infer<typeof syncTemplatesJob>;
