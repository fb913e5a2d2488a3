'use client';

import { useLocale } from 'use-intl';
import { languageNames } from '#/i18n/language-names.ts';
import { useChangeLocale } from '#/i18n/use-change-locale.ts';
import { locales } from '#/lib/locales.ts';
import { cn } from '#/ui/cn.ts';

/** The languages, each by its own name. */
export function LanguageLinks() {
  const locale = useLocale();
  const change = useChangeLocale();
  return (
    <div className="flex gap-4 text-sm">
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          onClick={() => change(each)}
          className={cn('rounded-xs', each === locale ? 'text-ink' : 'text-muted hover:text-ink')}
        >
          {languageNames[each]}
        </button>
      ))}
    </div>
  );
}
