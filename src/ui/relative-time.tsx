'use client';

import { useFormats } from '#/i18n/use-formats.ts';
import { useNow } from '#/i18n/use-now.ts';

/** "3 minutes ago", kept fresh; the exact time shows when a pointer rests on it. */
export function RelativeTime({ at, className }: { at: number | Date; className?: string }) {
  const format = useFormats();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)} className={className}>
      {format.relative(at, now)}
    </time>
  );
}
