'use client';

import { useRouter } from 'next/navigation';
import type { Locale } from '#/lib/locales.ts';
import { writeLocaleCookie } from './locale-cookie.ts';

/** Changes the language of this browser and shows the page anew. */
export function useChangeLocale(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = writeLocaleCookie(locale);
    router.refresh();
  };
}
