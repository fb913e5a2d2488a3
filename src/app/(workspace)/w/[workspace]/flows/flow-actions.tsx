'use client';

import { Archive, ArchiveRestore, CopyPlus, MoreHorizontal, Pause, Pencil, Play, Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu, type MenuItem } from '#/ui/menu.tsx';
import type { FlowRow } from './flow-row.ts';
import { RenameFlowDialog } from './rename-flow-dialog.tsx';
import { useFlowChanges } from './use-flow-changes.ts';

/** What can be done with a flow from the list. */
export function FlowActions({ flow, workspace }: { flow: FlowRow; workspace: string }) {
  const t = useTranslations('flows');
  const { setStatus, duplicate } = useFlowChanges(workspace);
  const [renaming, setRenaming] = useState(false);
  const states: MenuItem[] = [];
  if (flow.status === 'live') {
    states.push({ label: t('pause'), icon: <Pause aria-hidden />, onSelect: () => setStatus(flow, 'paused') });
  }
  if (flow.status === 'paused') {
    states.push({ label: t('resume'), icon: <Play aria-hidden />, onSelect: () => setStatus(flow, 'live') });
  }
  states.push(
    flow.status === 'archived'
      ? {
          label: t('restore'),
          icon: <ArchiveRestore aria-hidden />,
          onSelect: () => setStatus(flow, flow.version === null ? 'draft' : 'paused'),
        }
      : { label: t('archive'), icon: <Archive aria-hidden />, onSelect: () => setStatus(flow, 'archived') },
  );
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actions', { name: flow.name })} size="icon-sm">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        groups={[
          {
            items: [
              { label: t('rename'), icon: <Pencil aria-hidden />, onSelect: () => setRenaming(true) },
              { label: t('duplicate'), icon: <CopyPlus aria-hidden />, onSelect: () => duplicate(flow) },
              { label: t('show-runs'), icon: <Route aria-hidden />, href: `/w/${workspace}/runs?flow=${flow.id}` },
            ],
          },
          { items: states },
        ]}
      />
      {renaming && <RenameFlowDialog flow={flow} onClose={() => setRenaming(false)} />}
    </>
  );
}
