'use client';

import { useTranslations } from 'use-intl';
import type { PhoneMessage, PhoneTicks } from '#/ui/phone/phone-message.ts';
import { useProviderErrorWords } from '../../../_thread/use-provider-error-words.ts';
import { bubbleContent } from './bubble-content.ts';
import type { ShownBubble, ShownPhone } from './shown-phone.ts';
import { useBubbleWords } from './use-bubble-words.ts';

const ticks: Record<NonNullable<ShownBubble['tick']>, PhoneTicks> = {
  accepted: 'pending',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** Turns the messages of a simulated chat into what a phone shows. */
export function useBubbles(
  workspace: string,
  { channelId, id }: Pick<ShownPhone, 'channelId' | 'id'>,
): (messages: readonly ShownBubble[]) => PhoneMessage[] {
  const t = useTranslations('phones');
  const words = useBubbleWords();
  const sayError = useProviderErrorWords();
  const mediaUrl = (media: string) =>
    `/api/w/${workspace}/phones/${channelId}/${encodeURIComponent(id)}/media/${media}`;
  return (messages) => {
    const texts = new Map(messages.map(({ id: key, content }) => [key, words(content)]));
    return messages.map((message) => ({
      kind: 'message',
      id: message.id,
      from: message.from === 'person' ? 'contact' : 'business',
      at: Date.parse(message.at),
      content: message.deleted ? { kind: 'text', text: `_${t('deleted')}_` } : bubbleContent(message.content, mediaUrl),
      ticks: message.tick
        ? ticks[message.tick]
        : message.from === 'person'
          ? message.readByBusiness
            ? 'read'
            : 'delivered'
          : undefined,
      quote: message.quotes ? texts.get(message.quotes) : undefined,
      reaction: message.reactions.person ?? message.reactions.business ?? undefined,
      remark: message.error
        ? { text: t('failed', { reason: sayError(message.error.code) }), tone: 'danger' }
        : undefined,
    }));
  };
}
