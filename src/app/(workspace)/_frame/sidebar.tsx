'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { IconButton } from '#/ui/icon-button.tsx';
import { Status } from '#/ui/status.tsx';
import type { FrameProps } from './frame.tsx';
import { MemberMenu } from './member-menu.tsx';
import { navigation } from './navigation.ts';
import { RoomLink } from './room-link.tsx';
import { useLasting } from './use-lasting.ts';
import { useRoom } from './use-room.ts';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** A line that is down for less is none of the reader's business. */
const patienceMilliseconds = 4_000;

/** The sidebar: workspace on top, rooms, member below. Without `onCollapse` it stays as it is. */
export function Sidebar(
  props: FrameProps & { narrow: boolean; live: boolean; onCollapse: ((narrow: boolean) => void) | undefined },
) {
  const t = useTranslations('frame');
  const { narrow, onCollapse } = props;
  const lost = useLasting(!props.live, patienceMilliseconds);
  const { room } = useRoom(props.workspace.slug);
  return (
    <nav
      aria-label={t('navigation')}
      className={cn(
        'flex shrink-0 flex-col gap-1 border-e p-2 transition-[width] max-md:hidden',
        narrow ? 'w-rail' : 'w-rail lg:w-sidebar',
      )}
    >
      <WorkspaceMenu {...props} narrow={narrow} />
      <ul className="mt-2 grid gap-0.5">
        {navigation.map((entry) => (
          <li key={entry.key}>
            <RoomLink entry={entry} workspace={props.workspace.slug} current={room === entry.key} narrow={narrow} />
          </li>
        ))}
      </ul>
      <div className="mt-auto grid gap-1">
        {lost && (
          <Status tone="warning" className={cn('h-7 px-2.5 text-muted text-xs', narrow && 'justify-center px-0')}>
            <span className={narrow ? 'sr-only' : 'max-lg:sr-only'}>{t('reconnecting')}</span>
          </Status>
        )}
        <div className={cn('flex items-center gap-1 max-lg:flex-col', narrow && 'flex-col')}>
          <MemberMenu {...props} narrow={narrow} />
          {onCollapse && (
            <IconButton
              label={narrow ? t('expand') : t('collapse')}
              className="text-muted max-lg:hidden"
              onClick={() => onCollapse(!narrow)}
            >
              {narrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
            </IconButton>
          )}
        </div>
      </div>
    </nav>
  );
}
