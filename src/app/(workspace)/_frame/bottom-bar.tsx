'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { Menu } from '#/ui/menu.tsx';
import type { FrameProps } from './frame.tsx';
import { navigation } from './navigation.ts';
import { useMemberGroups } from './use-member-groups.tsx';
import { useRoom } from './use-room.ts';

const tabClass = 'grid h-tabbar w-full min-w-0 place-content-center justify-items-center gap-0.5 text-xs';

/** The sidebar of a phone: four rooms, and the rest behind the fifth. */
export function BottomBar(props: FrameProps) {
  const t = useTranslations('frame');
  const groups = useMemberGroups();
  const { room } = useRoom(props.workspace.slug);
  const [tabs, rest] = [navigation.slice(0, 4), navigation.slice(4)];
  const base = `/w/${props.workspace.slug}`;
  return (
    <nav
      aria-label={t('navigation')}
      className="grid shrink-0 grid-cols-[1fr_1.35fr_1fr_1.1fr_1fr] border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {tabs.map(({ key, icon: Icon }) => (
        <Link
          key={key}
          href={`${base}/${key}`}
          aria-current={room === key ? 'page' : undefined}
          className={cn(tabClass, room === key ? 'font-medium text-ink' : 'text-muted')}
        >
          <Icon className="size-5" aria-hidden />
          <span className="max-w-full truncate">{t(key)}</span>
        </Link>
      ))}
      <Menu
        side="top"
        className="w-60"
        trigger={
          <button
            type="button"
            className={cn(tabClass, rest.some(({ key }) => key === room) ? 'font-medium text-ink' : 'text-muted')}
          >
            <Ellipsis className="size-5" aria-hidden />
            {t('more')}
          </button>
        }
        groups={[
          {
            items: rest.map(({ key, icon: Icon }) => ({
              label: t(key),
              href: `${base}/${key}`,
              icon: <Icon aria-hidden />,
            })),
          },
          {
            label: t('workspaces'),
            items: [
              ...props.workspaces.map(({ slug, name }) => ({ label: name, href: `/w/${slug}/flows` })),
              { label: t('create-workspace'), href: '/welcome' },
            ],
          },
          ...groups,
        ]}
      />
    </nav>
  );
}
