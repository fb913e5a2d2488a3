import { z } from 'zod';

/** A file of contacts that is to be taken in, or taken away. */
export const importContactsJob = z.strictObject({ workspaceId: z.uuid(), importId: z.uuid() });
export type ImportContactsJob = z.infer<typeof importContactsJob>;
