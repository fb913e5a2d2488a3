import { ProviderFault } from '#/channels/contract.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import { OperationalError } from '#/lib/errors.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { MarkReadJob } from '#/server/jobs/mark-read.ts';

/**
 * Tells the provider that a message was read and, when asked, that we are typing. What it will never accept is let go.
 * Throws `OperationalError`.
 */
export async function markRead(deps: EngineDeps, job: MarkReadJob, typing = false): Promise<void> {
  const channel = await asEngine(async (tx) => {
    const [active] = await tx<{ kind: string }[]>`
      select kind from channel where workspace_id = ${job.workspaceId} and id = ${job.channelId} and state = 'active'`;
    const adapter = active && deps.adapters[active.kind];
    return adapter && { adapter, access: await deps.openChannel(tx, job.channelId) };
  }, deps.pool);
  if (!channel) return;
  try {
    await channel.adapter.markRead(channel.access, job.providerId, typing, deps.http);
  } catch (thrown) {
    if (thrown instanceof ProviderFault && thrown.error.class === 'permanent') return;
    throw new OperationalError('provider-down', { cause: thrown });
  }
}
