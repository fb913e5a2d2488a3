'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '#/trpc/use-live.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Sidebar } from './sidebar.tsx';
import { sidebarCookie } from './sidebar-cookie.ts';
import { StopBanner } from './stop-banner.tsx';
import { useRefresh } from './use-refresh.ts';
import { useRoom } from './use-room.ts';

/** A workspace that the person may enter. */
export interface FrameWorkspace {
  slug: string;
  name: string;
}

/** What the frame shows besides the page. */
export interface FrameProps {
  workspace: FrameWorkspace;
  workspaces: readonly FrameWorkspace[];
  member: { name: string; email: string | null };
}

/** Sidebar, or a bar below on a phone, around the page of a workspace; keeps everything on it up to date. */
export function Frame(props: FrameProps & { collapsed: boolean; children: ReactNode }) {
  const t = useTranslations('common');
  const live = useLive();
  useRefresh();
  const { inEditor } = useRoom(props.workspace.slug);
  const [collapsed, setCollapsed] = useState(props.collapsed);
  function onCollapse(next: boolean) {
    setCollapsed(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${sidebarCookie}=${next ? 'narrow' : 'wide'}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only focus-visible:not-sr-only focus-visible:absolute focus-visible:z-50 focus-visible:m-2 focus-visible:rounded-control focus-visible:bg-raised focus-visible:px-3 focus-visible:py-2"
      >
        {t('skip-to-content')}
      </a>
      <Sidebar {...props} live={live} narrow={collapsed || inEditor} onCollapse={inEditor ? undefined : onCollapse} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <StopBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {props.children}
        </main>
      </div>
      {!inEditor && <BottomBar {...props} />}
    </div>
  );
}
