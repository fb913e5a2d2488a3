'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale } from 'use-intl';

/** Shows the dates inside in another time zone; everything else stays as the provider around it has it. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
