'use client';

import './globals.css';
import { useEffect, useState } from 'react';
import { WordsProvider } from '#/i18n/provider.tsx';
import { type Locale, pickLocale } from '#/lib/locales.ts';
import { ThemeKeeper } from '#/ui/theme-keeper.tsx';
import { ErrorNotice, type ErrorNoticeProps } from './error-notice.tsx';

const loaders = {
  en: async () => (await import('#/i18n/messages/en.ts')).en,
  es: async () => (await import('#/i18n/messages/es.ts')).es,
  'pt-BR': async () => (await import('#/i18n/messages/pt-BR.ts')).ptBR,
};

/** The page for errors of the root layout itself; it brings its own words, in the browser's language. */
export default function GlobalError(props: ErrorNoticeProps) {
  const [words, setWords] = useState<{ locale: Locale; messages: Awaited<ReturnType<typeof loaders.en>> }>();
  useEffect(() => {
    const locale = pickLocale(navigator.languages);
    loaders[locale]().then((messages) => setWords({ locale, messages }));
  }, []);
  return (
    <html lang={words?.locale ?? 'en'}>
      <body>
        <ThemeKeeper />
        {words && (
          <WordsProvider {...words} timeZone="UTC" now={0}>
            <main>
              <ErrorNotice {...props} />
            </main>
          </WordsProvider>
        )}
      </body>
    </html>
  );
}
