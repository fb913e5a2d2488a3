import type { PhoneTicks } from '#/ui/phone/phone-message.ts';
import type { ShownMessage } from './shown-message.ts';

/** How far a message of ours has come; undefined for those of the contact. */
export function ticksOf(
  message: Pick<ShownMessage, 'direction' | 'ending' | 'status' | 'sending'>,
): PhoneTicks | undefined {
  if (message.direction === 'in') return undefined;
  if (message.ending) return message.ending;
  if (message.status >= 4) return 'read';
  if (message.status === 3) return 'delivered';
  if (message.status >= 1) return 'sent';
  return message.sending?.state === 'uncertain' ? 'unknown' : 'pending';
}
