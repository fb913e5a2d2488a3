import type { ProviderError } from '#/channels/contract.ts';
import { bucketOf } from '#/lib/ids.ts';
import type { RawTx } from '#/server/db/client.ts';
import { optOutContact } from '../consent/change-consent.ts';
import type { EngineDeps } from '../deps.ts';
import { doubtTemplate } from './doubt-template.ts';

const dayMs = 24 * 3_600_000;

/** The longest that one person is left alone after pair-limit errors: 4^5 s. */
const mostPairStrikes = 5;

/** Does what an error code asks for beyond its own message: slow or pause the number, opt out or spare the person. */
export async function applyErrorEffect(
  tx: RawTx,
  deps: EngineDeps,
  channel: { channelId: string; workspaceId: string },
  error: ProviderError,
  of: { messageId: string } | null,
): Promise<void> {
  const now = new Date(deps.clock.now());
  const about = { workspace: channel.workspaceId, channel: channel.channelId };
  if (error.effect === 'slow-channel') {
    await tx`
      update channel_limit set rate = greatest(1, rate / 2), slowed_at = ${now}
      where channel_id = ${channel.channelId} and (slowed_at is null or slowed_at < ${new Date(now.getTime() - 1_000)})`;
    deps.report('channel-slowed', { ...about, code: error.code });
  }
  if (error.effect === 'pause-channel') {
    await tx`
      update channel set state = 'paused', paused_reason = ${`${error.code} ${error.title}`}
      where id = ${channel.channelId} and state = 'active'`;
    deps.report('channel-paused', { ...about, code: error.code });
    deps.changed([{ workspaceId: channel.workspaceId, topic: 'channel', id: channel.channelId }]);
  }
  if (!of) return;
  if (error.effect === 'pause-template') await doubtTemplate(tx, deps, channel.workspaceId, of.messageId, error);
  const [place] = await tx<{ conversation_id: string; contact_id: string }[]>`
    select m.conversation_id, c.contact_id from message m
    join conversation c on c.bucket = m.bucket and c.id = m.conversation_id where m.id = ${of.messageId}`;
  if (!place) return;
  const lane = { bucket: bucketOf(place.conversation_id), id: place.conversation_id };
  if (error.effect === 'opt-out') {
    await optOutContact(tx, deps, {
      workspaceId: channel.workspaceId,
      contactId: place.contact_id,
      source: 'provider-error',
      detail: String(error.code),
    });
  }
  if (error.effect === 'close-window') {
    await tx`
      update conversation set last_in_at = least(last_in_at, ${new Date(now.getTime() - dayMs)})
      where bucket = ${lane.bucket} and id = ${lane.id}`;
  }
  if (error.effect === 'hold-marketing' && typeof error.waitSeconds === 'number') {
    await tx`
      update conversation
      set marketing_blocked_until = greatest(marketing_blocked_until, ${new Date(now.getTime() + error.waitSeconds * 1_000)})
      where bucket = ${lane.bucket} and id = ${lane.id}`;
  }
  if (error.waitSeconds === 'pair') {
    await tx`
      update conversation set
        pair_blocked_until = ${now}::timestamptz + make_interval(secs => power(4, pair_strikes)),
        pair_strikes = least(pair_strikes + 1, ${mostPairStrikes})
      where bucket = ${lane.bucket} and id = ${lane.id}`;
  }
}
