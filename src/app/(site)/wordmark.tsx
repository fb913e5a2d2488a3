import { getTranslator } from '#/i18n/server.ts';

/** The product's name with its mark. */
export async function Wordmark() {
  const t = await getTranslator('common');
  return (
    <span className="flex items-center gap-2 font-semibold text-lg">
      <Mark />
      {t('app-name')}
    </span>
  );
}

/** The mark: a note with something new on it. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" className="size-6" fill="none" aria-hidden="true">
      <path
        d="M3.5 7A2.5 2.5 0 0 1 6 4.5h12A2.5 2.5 0 0 1 20.5 7v7.5A2.5 2.5 0 0 1 18 17h-6.5L7 21v-4H6a2.5 2.5 0 0 1-2.5-2.5Z"
        className="stroke-current"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx="19.5" cy="5.5" r="3.5" className="fill-accent" />
    </svg>
  );
}
