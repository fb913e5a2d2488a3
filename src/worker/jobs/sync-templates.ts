import type { EngineDeps } from '#/engine/deps.ts';
import { UserError } from '#/lib/errors.ts';
import type { SyncTemplatesJob } from '#/server/jobs/sync-templates.ts';
import { syncTemplates as useCase } from '#/server/templates/sync-templates.ts';

/** Fetches the templates of an account, as a job; of one that was disconnected meanwhile, none. */
export async function syncTemplates(_deps: EngineDeps, { workspaceId, account }: SyncTemplatesJob): Promise<void> {
  try {
    await useCase.call({ kind: 'operator', workspaceId }, { account });
  } catch (thrown) {
    // a number that was just connected may not be known yet
    if (!(thrown instanceof UserError) || thrown.code !== 'not-found') throw thrown;
  }
}
