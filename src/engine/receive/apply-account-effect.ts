import type { AccountEffect } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import { applyTemplateNews } from './apply-template-news.ts';
import type { WebhookChannel } from './webhook-channel.ts';

/** Stands for "until further notice": every moment that a provider names is before it. */
const untilFurtherNotice = new Date(Date.UTC(2100, 0, 1));

/** Does to a number, or to the templates of its account, what news of the account asks for. A number that is slowed down just now speeds up as it recovers. */
export async function applyAccountEffect(
  tx: RawTx,
  deps: EngineDeps,
  channel: WebhookChannel,
  effect: AccountEffect,
  account: string | null,
): Promise<void> {
  if (effect.kind === 'template') {
    if (account !== null) await applyTemplateNews(tx, deps, { workspaceId: channel.workspaceId, account }, effect);
    return;
  }
  if (effect.kind === 'set-reach') {
    await tx`update channel_limit set reach = ${effect.people} where channel_id = ${channel.id}`;
  }
  if (effect.kind === 'set-rate') {
    const { perSecond, burst } = effect;
    await tx`
      update channel_limit set full_rate = ${perSecond}, burst = ${burst},
        rate = case when slowed_at is null then ${perSecond} else least(rate, ${perSecond}) end
      where channel_id = ${channel.id}`;
  }
  if (effect.kind === 'rest-marketing') {
    const until = effect.until === null ? untilFurtherNotice : new Date(effect.until);
    await tx`
      update channel_limit set paused_until = greatest(paused_until, ${until}) where channel_id = ${channel.id}`;
  }
  if (effect.kind === 'resume-marketing') {
    await tx`update channel_limit set paused_until = null where channel_id = ${channel.id}`;
  }
  deps.changed([{ workspaceId: channel.workspaceId, topic: 'channel', id: channel.id }]);
}
