import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { countAtStop } from '../conversations/count-at-stop.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { defineUseCase } from '../use-case.ts';

/** Pulls or releases the workspace's stop: from the commit on, nothing more is sent while it is pulled. Answers what it met. */
export const stopSending = defineUseCase({
  access: 'workspace.stop',
  input: z.strictObject({ stopped: z.boolean() }),
  async run({ tx, workspaceId, changed }, { stopped }) {
    const at = stopped ? sql`coalesce(${workspace.stoppedAt}, now())` : null;
    await tx.update(workspace).set({ stoppedAt: at }).where(eq(workspace.id, workspaceId));
    changed('workspace');
    return countAtStop(tx, undefined, 'held');
  },
});
