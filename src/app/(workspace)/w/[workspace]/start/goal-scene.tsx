'use client';

import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { type Goal, scenes } from './goals.ts';

const looks = {
  business: 'self-start rounded-bubble rounded-es-xs bg-bubble-in px-3 py-1.5',
  contact: 'self-end rounded-bubble rounded-ee-xs bg-bubble-out px-3 py-1.5',
  button: '-mt-1 w-32 self-start rounded-bubble bg-bubble-in px-3 py-1.5 text-center font-medium',
  note: 'self-center py-1 text-muted text-xs',
} as const;

/** Three lines of what a goal sounds like; they play one after the other while one points at it. */
export function GoalScene({ goal }: { goal: Goal }) {
  const t = useTranslations('flows');
  return (
    <div aria-hidden className="flex h-40 flex-col justify-center gap-1.5 rounded-card bg-phone px-4 text-sm">
      {scenes[goal].map((who, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a scene never move
          key={index}
          className={cn(
            'max-w-[88%] truncate group-hover:animate-[recado-rise_300ms_both] group-focus-visible:animate-[recado-rise_300ms_both]',
            looks[who],
          )}
          style={{ animationDelay: `${index * 380}ms` }}
        >
          {t(`starter-${goal}-${(index + 1) as 1 | 2 | 3}`)}
        </span>
      ))}
    </div>
  );
}
