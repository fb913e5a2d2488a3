'use client';

import { type ReactNode, useMemo } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale } from '#/lib/locales.ts';
import type { Messages } from './messages/en.ts';

/** Gives everything inside the texts of one language and the time zone in which dates are shown. */
export function WordsProvider(props: {
  locale: Locale;
  messages: Messages;
  /** Used until a workspace names its own zone. */
  timeZone: string;
  /** When the server rendered, so that both sides write the same "3 minutes ago". */
  now: number;
  children: ReactNode;
}) {
  const now = useMemo(() => new Date(props.now), [props.now]);
  return (
    <IntlProvider locale={props.locale} messages={props.messages} timeZone={props.timeZone} now={now} formats={formats}>
      {props.children}
    </IntlProvider>
  );
}

const formats = {
  dateTime: {
    time: { hour: 'numeric', minute: '2-digit' },
    date: { day: 'numeric', month: 'short', year: 'numeric' },
    'date-time': { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    full: { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' },
  },
} as const;
