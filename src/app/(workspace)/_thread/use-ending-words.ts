'use client';

import { useMessages, useTranslations } from 'use-intl';
import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';
import type { ShownMessage } from './shown-message.ts';
import { useProviderErrorWords } from './use-provider-error-words.ts';

const { words } = channelManifests['whatsapp-cloud'];

type Ended = Pick<ShownMessage, 'endingReason' | 'error'>;

/** Says why a message was not sent. */
export function useReasonWords(): (message: Ended) => string {
  const t = useTranslations('conversations');
  const channel = useWords(words);
  const sayError = useProviderErrorWords();
  const known = useMessages().conversations;
  return ({ endingReason, error }) => {
    if (error) return sayError(Number(error.code));
    const key = `reason-${endingReason}`;
    if (Object.hasOwn(known, key)) return t(key as 'reason-stopped');
    return Object.hasOwn(words.en, `refused-${endingReason}`)
      ? channel(`refused-${endingReason}`)
      : (endingReason ?? '…');
  };
}

/** Says why a message of ours was not sent, failed, or nobody knows. */
export function useEndingWords(): (message: Ended & Pick<ShownMessage, 'ending'>) => string {
  const t = useTranslations('conversations');
  const reasonOf = useReasonWords();
  return (message) => {
    if (message.ending === 'unknown') return t('ending-unknown');
    return t(message.ending === 'cancelled' ? 'ending-cancelled' : 'ending-failed', { reason: reasonOf(message) });
  };
}
