import type { EngineDeps } from '#/engine/deps.ts';
import { asEngine } from '../db/doors.ts';

/** Orders that the templates of every connected account are fetched: news of them may have been lost. */
export async function syncAllTemplates({ pool, jobs }: Pick<EngineDeps, 'pool' | 'jobs'>): Promise<void> {
  await asEngine(async (tx) => {
    const accounts = await tx<{ workspaceId: string; account: string }[]>`
      select distinct workspace_id as "workspaceId", config ->> 'wabaId' as account from channel
      where state <> 'disconnected' and config ->> 'wabaId' is not null`;
    await jobs.enqueue(tx, 'sync-templates', [...accounts]);
  }, pool);
}
