import type { ChannelKind } from '#/channels/manifests.ts';
import { channelManifests } from '#/channels/manifests.ts';
import { windowMarginMs } from '#/engine/send/judge-send.ts';

/** For how long free messages may follow the person's last one on a kind of channel; null means for ever. */
function windowSecondsOf(channelKind: string): number | null {
  return channelManifests[channelKind as ChannelKind]?.capabilities.windowSeconds ?? null;
}

/**
 * The window for free messages, by the provider's clock: `hasWindow` is false where they may always be sent, `endsAt`
 * is null when the person never wrote.
 */
export function shownWindow(channelKind: string, lastInAt: Date | null) {
  const seconds = windowSecondsOf(channelKind);
  return {
    hasWindow: seconds !== null,
    windowEndsAt: seconds !== null && lastInAt ? new Date(lastInAt.getTime() + seconds * 1_000).toISOString() : null,
  };
}

/** Tells whether a free message would still pass the gate; `now` in milliseconds. */
export function windowIsOpen(channelKind: string, lastInAt: Date | null, now: number): boolean {
  const { hasWindow, windowEndsAt } = shownWindow(channelKind, lastInAt);
  if (!hasWindow) return true;
  return windowEndsAt !== null && now < Date.parse(windowEndsAt) - windowMarginMs;
}
