import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { catalogues } from '#/i18n/catalogues.ts';
import { WordsProvider } from '#/i18n/provider.tsx';
import { getTranslator, requestLocale } from '#/i18n/server.ts';
import { pageSession } from '#/trpc/server.tsx';
import { ThemeKeeper } from '#/ui/theme-keeper.tsx';
import { themeScript } from '#/ui/theme-script.ts';
import { Toaster } from '#/ui/toast.tsx';
import { TooltipProvider } from '#/ui/tooltip.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('common');
  return { title: { default: t('app-name'), template: `%s · ${t('app-name')}` }, description: t('tagline') };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#0f0e0c' },
  ],
};

/** The language of the account; none while the database cannot be asked, for the page must still say so. */
async function localeOfAccount(): Promise<string | null> {
  return pageSession().then(
    (session) => session?.locale ?? null,
    () => null,
  );
}

/** What stands around every page: language, theme, fonts, notices. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await requestLocale(localeOfAccount);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <WordsProvider locale={locale} messages={catalogues[locale]} timeZone="UTC" now={Date.now()}>
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
          <ThemeKeeper />
        </WordsProvider>
      </body>
    </html>
  );
}
