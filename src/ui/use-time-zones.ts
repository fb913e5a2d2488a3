'use client';

import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import type { Option } from './select.tsx';

/** Every time zone that the browser knows, by name, with its present distance from UTC. */
export function useTimeZones(): Option[] {
  const locale = useLocale();
  return useMemo(
    () =>
      ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
        detail: offsetOf(zone, locale),
      })),
    [locale],
  );
}

function offsetOf(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longOffset' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
