'use client';

import { useTranslations } from 'use-intl';
import { Avatar } from '#/ui/avatar.tsx';
import { cn } from '#/ui/cn.ts';
import { Menu } from '#/ui/menu.tsx';
import type { FrameProps } from './frame.tsx';
import { useMemberGroups } from './use-member-groups.tsx';

/** The person, and what is theirs: language, theme, the way out. */
export function MemberMenu(props: FrameProps & { narrow: boolean }) {
  const t = useTranslations('frame');
  const groups = useMemberGroups();
  return (
    <Menu
      side="top"
      align="start"
      className="w-56"
      trigger={
        <button
          type="button"
          className={cn(
            'flex h-10 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 text-start hover:bg-hover data-popup-open:bg-hover',
            props.narrow
              ? 'size-10 flex-none justify-center px-0'
              : 'max-lg:size-10 max-lg:flex-none max-lg:justify-center max-lg:px-0',
          )}
        >
          <Avatar name={props.member.name} size="sm" />
          <span className="sr-only">{t('account', { name: props.member.name })}</span>
          {!props.narrow && (
            <span aria-hidden className="min-w-0 flex-1 truncate max-lg:hidden" dir="auto">
              {props.member.name}
            </span>
          )}
        </button>
      }
      groups={groups}
    />
  );
}
