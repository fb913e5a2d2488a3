import { type ChannelAccess, type ChannelAdapter, ProviderFault } from '#/channels/contract.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import { OperationalError } from '#/lib/errors.ts';
import { asEngine } from '#/server/db/doors.ts';
import type { MarkReadJob } from '#/server/jobs/mark-read.ts';

/** A channel on which marks may be made. */
export interface MarkingChannel {
  adapter: ChannelAdapter;
  access: ChannelAccess;
}

/** Opens the channel of a mark; undefined where nothing is to be sent on it. */
export function openMarking(
  deps: EngineDeps,
  { workspaceId, channelId }: Pick<MarkReadJob, 'workspaceId' | 'channelId'>,
): Promise<MarkingChannel | undefined> {
  return asEngine(async (tx) => {
    const [active] = await tx<{ kind: string }[]>`
      select kind from channel where workspace_id = ${workspaceId} and id = ${channelId} and state = 'active'`;
    const adapter = active && deps.adapters[active.kind];
    return adapter && { adapter, access: await deps.openChannel(tx, channelId) };
  }, deps.pool);
}

/**
 * Tells the provider that a message was read and, when asked, that we are typing. What it will never accept is let go.
 * Throws `OperationalError`.
 */
export async function sendMark(
  deps: EngineDeps,
  { adapter, access }: MarkingChannel,
  providerId: string,
  typing: boolean,
): Promise<void> {
  try {
    await adapter.markRead(access, providerId, typing, deps.http);
  } catch (thrown) {
    if (thrown instanceof ProviderFault && thrown.error.class === 'permanent') return;
    throw new OperationalError('provider-down', { cause: thrown });
  }
}

/** Marks a message as read, as a job. Throws `OperationalError`. */
export async function markRead(deps: EngineDeps, job: MarkReadJob): Promise<void> {
  const channel = await openMarking(deps, job);
  if (channel) await sendMark(deps, channel, job.providerId, false);
}
