'use client';

import { useMessages, useTranslations } from 'use-intl';
import type { ShownRun } from './shown-run.ts';

/** Says why a run ended, where there is more to say than that it did. */
export function useEndWords(): (run: Pick<ShownRun, 'fault' | 'endReason'>) => string | null {
  const t = useTranslations('runs');
  const known = useMessages().runs;
  return ({ fault, endReason }) => {
    if (fault) return [t(`fault-${fault.code}`), fault.detail].filter(Boolean).join(' ');
    const key = `end-${endReason}`;
    return Object.hasOwn(known, key) ? t(key as 'end-stopped') : endReason;
  };
}
