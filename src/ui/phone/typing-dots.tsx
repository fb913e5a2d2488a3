'use client';

import { useTranslations } from 'use-intl';

/** The other side is writing. */
export function TypingDots() {
  const t = useTranslations('phones');
  return (
    <div
      role="status"
      aria-label={t('typing')}
      className="flex h-9 w-fit shrink-0 items-center gap-1 self-start rounded-bubble bg-bubble-in px-3"
    >
      {[0, 1, 2].map((dot) => (
        <span
          key={dot}
          className="size-1.5 animate-[recado-dot_1.2s_infinite] rounded-full bg-muted"
          style={{ animationDelay: `${dot * 160}ms` }}
        />
      ))}
    </div>
  );
}
