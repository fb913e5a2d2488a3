import { z } from 'zod';

/** A change of many contacts, or its undo, that has been begun. */
export const changeContactsJob = z.strictObject({ workspaceId: z.uuid(), changeId: z.uuid() });
export type ChangeContactsJob = z.infer<typeof changeContactsJob>;
