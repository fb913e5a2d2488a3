import { z } from 'zod';

/** A move of waiting runs between versions, or its undo, that has been begun. */
export const moveRunsJob = z.strictObject({ workspaceId: z.uuid(), moveId: z.uuid() });
export type MoveRunsJob = z.infer<typeof moveRunsJob>;
