'use client';

import { useTranslations } from 'use-intl';
import { missingFile } from '#/flow/message/missing-file.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import type { PhoneMessage } from '#/ui/phone/phone-message.ts';
import { assetUrlOf, firstWords, shownBody } from './shown-body.ts';
import type { ShownMessage } from './shown-message.ts';
import { ticksOf } from './ticks-of.ts';
import { useDegradationWords } from './use-degradation-words.ts';
import { useDispositionWords } from './use-disposition-words.ts';
import { useEndingWords } from './use-ending-words.ts';

/** Turns stored messages into what a thread shows, with what became of each in words; a run tells that by itself. */
export function usePhoneMessages(
  workspace: string,
  where: 'thread' | 'run' = 'thread',
): (message: ShownMessage) => PhoneMessage {
  const t = useTranslations('conversations');
  const format = useFormats();
  const sayDisposition = useDispositionWords();
  const sayEnding = useEndingWords();
  const sayDegradation = useDegradationWords();
  const assetUrl = assetUrlOf(workspace);
  function remarkOf(message: ShownMessage): PhoneMessage['remark'] {
    if (message.removed) return { text: t(message.direction === 'in' ? 'removed' : 'removed-by-us') };
    if (message.ending === 'cancelled') return { text: sayEnding(message) };
    if (message.ending) return { text: sayEnding(message), tone: message.ending === 'failed' ? 'danger' : 'warning' };
    if (message.sending?.state === 'uncertain') return { text: t('in-doubt'), tone: 'warning' };
    if (message.sending && message.sending.attempt > 0 && message.sending.state === 'ready') {
      return { text: t('held-back', { when: format.time(new Date(message.sending.nextAt)) }), tone: 'warning' };
    }
    const missing = missingFile(message.assetId);
    if (missing) return { text: t(`file-${missing}`), tone: 'warning' };
    const said = [
      message.edited !== null && t('edited'),
      message.behindDoubt && t('behind-doubt'),
      ...sayDegradation(message.body),
      message.direction === 'in' &&
        where === 'thread' &&
        (message.silent ? t('imported') : sayDisposition(message.disposition)),
    ].filter(Boolean);
    return said.length > 0 ? { text: said.join(' · ') } : undefined;
  }
  return (message) => ({
    kind: 'message',
    id: message.id,
    from: message.direction === 'in' ? 'contact' : 'business',
    at: Date.parse(message.at),
    content: shownBody(message, assetUrl),
    ticks: ticksOf(message),
    author:
      message.author === 'member'
        ? (message.authorName ?? undefined)
        : message.author === 'app'
          ? t('author-app')
          : undefined,
    quote: message.quotes?.message ? firstWords(message.quotes.message) : undefined,
    reaction: message.reaction ?? undefined,
    remark: remarkOf(message),
  });
}
