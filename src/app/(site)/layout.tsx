import type { ReactNode } from 'react';
import { LanguageLinks } from './language-links.tsx';
import { Wordmark } from './wordmark.tsx';

/** A quiet page with one thing to do in its middle. */
export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] px-4">
      <header className="flex h-title items-center sm:px-4">
        <Wordmark />
      </header>
      <main className="grid place-items-center py-8">{children}</main>
      <footer className="flex h-title items-center justify-center">
        <LanguageLinks />
      </footer>
    </div>
  );
}
