'use client';

import { ChevronsUpDown, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { Menu } from '#/ui/menu.tsx';
import type { FrameProps } from './frame.tsx';
import { WorkspaceTile } from './workspace-tile.tsx';

/** The workspace one is in, and the way to the others. */
export function WorkspaceMenu(props: FrameProps & { narrow: boolean }) {
  const t = useTranslations('frame');
  return (
    <Menu
      align="start"
      className="w-56"
      trigger={
        <button
          type="button"
          className={cn(
            'flex h-10 items-center gap-2.5 rounded-control px-2 text-start hover:bg-hover data-popup-open:bg-hover',
            props.narrow ? 'justify-center px-0' : 'max-lg:justify-center max-lg:px-0',
          )}
        >
          <WorkspaceTile name={props.workspace.name} />
          <span className="sr-only">{t('switch-workspace')}</span>
          {!props.narrow && (
            <>
              <span className="min-w-0 flex-1 truncate font-semibold max-lg:hidden" dir="auto">
                {props.workspace.name}
              </span>
              <ChevronsUpDown className="size-3.5 text-muted max-lg:hidden" aria-hidden />
            </>
          )}
        </button>
      }
      groups={[
        {
          label: t('workspaces'),
          items: props.workspaces.map(({ slug, name }) => ({
            label: name,
            href: `/w/${slug}/flows`,
            icon: <WorkspaceTile name={name} />,
          })),
        },
        { items: [{ label: t('create-workspace'), href: '/welcome', icon: <Plus aria-hidden /> }] },
      ]}
    />
  );
}
