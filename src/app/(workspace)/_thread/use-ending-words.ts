'use client';

import { useMessages, useTranslations } from 'use-intl';
import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';
import type { ShownMessage } from './shown-message.ts';

const { words } = channelManifests['whatsapp-cloud'];

/** Says why a message of ours was not sent, failed, or nobody knows. */
export function useEndingWords(): (message: Pick<ShownMessage, 'ending' | 'endingReason' | 'error'>) => string {
  const t = useTranslations('conversations');
  const channel = useWords(words);
  const known = useMessages().conversations;
  const reasonOf = ({ endingReason, error }: Pick<ShownMessage, 'endingReason' | 'error'>): string => {
    if (error) return [error.code, error.title].filter(Boolean).join(' ');
    const key = `reason-${endingReason}`;
    if (Object.hasOwn(known, key)) return t(key as 'reason-stopped');
    return Object.hasOwn(words.en, `refused-${endingReason}`)
      ? channel(`refused-${endingReason}`)
      : (endingReason ?? '…');
  };
  return (message) => {
    if (message.ending === 'unknown') return t('ending-unknown');
    return t(message.ending === 'cancelled' ? 'ending-cancelled' : 'ending-failed', { reason: reasonOf(message) });
  };
}
