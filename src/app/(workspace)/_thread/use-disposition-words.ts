'use client';

import { useTranslations } from 'use-intl';
import type { ShownMessage } from './shown-message.ts';

/** Dispositions whose reason says it all, with the words for it. */
const byReason = {
  'opt-out': 'became-opt-out',
  'opt-in': 'became-opt-in',
  'no-trigger': 'became-no-trigger',
  'owned-by-people': 'became-owned',
  'trigger-hands-over': 'became-trigger-hands-over',
  'engine-failed': 'became-engine-failed',
  'flow-busy': 'became-flow-busy',
  'album-part': 'became-album-part',
  'queue-full': 'became-queue-full',
  'old-button': 'became-old-button',
  queued: 'became-queued',
} as const;

/** The words for a message that an open question took while its own flow was to begin afterwards. */
const resumedWith = { queued: 'became-resumed-queued', 'queue-full': 'became-resumed-queue-full' } as const;

const has = <Words extends object>(words: Words, key: string | null): key is Extract<keyof Words, string> =>
  key !== null && Object.hasOwn(words, key);

/** Says what became of a message that came in: which flow it started or resumed, or who is to read it. */
export function useDispositionWords(): (disposition: ShownMessage['disposition']) => string {
  const t = useTranslations('conversations');
  return (became) => {
    if (!became) return t('became-pending');
    const { outcome, reason, flowName, version, because, endReason } = became;
    const values = { flow: flowName ?? '…', version: version ?? '…', because: because ?? '…' };
    if (outcome === 'resumed-run') return t(has(resumedWith, reason) ? resumedWith[reason] : 'became-resumed', values);
    if (endReason === 'flow-not-live') return t('became-not-live', values);
    const begun = reason === 'queued' && version !== null;
    if (!begun && has(byReason, reason)) return t(byReason[reason], values);
    if (outcome === 'started-flow') return t(because ? 'became-started' : 'became-started-plain', values);
    return t(outcome === 'to-inbox' ? 'became-to-team' : 'became-other');
  };
}
