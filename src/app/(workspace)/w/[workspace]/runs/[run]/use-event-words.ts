'use client';

import { useTranslations } from 'use-intl';
import type { ShownStep } from './shown-run.ts';

/** Says what moved a run. */
export function useEventWords(): (event: ShownStep['event']) => string {
  const t = useTranslations('runs');
  return (event) => {
    switch (event.kind) {
      case 'started':
        return event.content ? t('came-start') : t('came-other-flow');
      case 'replied':
        return t('came-reply');
      case 'woke':
        return t('came-time');
      case 'activity-finished':
        if (event.result.ok || event.result.reason === 'status') {
          return t('came-answer', { status: event.result.status ?? '…' });
        }
        return t(`came-${event.result.reason}`);
      case 'moved': {
        const [from, to] = [event.from ?? '…', event.to ?? '…'];
        if (event.to === null) return t('moved-out', { from });
        if (event.from === null) return t('moved-in-again', { to });
        return t(event.back ? 'moved-back' : 'moved', { from, to });
      }
    }
  };
}
