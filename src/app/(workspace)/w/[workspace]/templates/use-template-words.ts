'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';

/** Says what is wrong with a draft, and the names of languages. */
export function useTemplateWords() {
  const t = useTranslations('templates');
  const locale = useLocale();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }), [locale]);
  return {
    fault: ({ code, details }: TemplateFault) => t(`fault-${code}`, { name: '', max: 0, number: 0, ...details }),
    language: (code: string) => names.of(code.replace('_', '-')) ?? code,
  };
}
