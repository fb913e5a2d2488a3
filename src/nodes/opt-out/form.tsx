'use client';

import { useWords } from '#/i18n/use-words.ts';
import { words } from './words.ts';

/** Nothing to set; only what it means. */
export function OptOutForm() {
  const t = useWords(words);
  return (
    <p className="text-muted">
      {t('summary')} {t('hint')}
    </p>
  );
}
