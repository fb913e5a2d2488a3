'use client';

import { useTranslations } from 'use-intl';

/** What a stop met: see `StopReport` of the server. */
interface Met {
  held: number;
  cancelled: number;
  inFlight: number;
}

/** Words for what a stop met: how many messages are held back or cancelled, and how many were under way already. */
export function useStopReport() {
  const t = useTranslations('common');
  return ({ held, cancelled, inFlight }: Met, end: 'held' | 'cancelled') =>
    end === 'held' ? t('stop-held', { held, inFlight }) : t('stop-cancelled', { cancelled, inFlight });
}
