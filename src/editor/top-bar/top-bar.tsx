'use client';

import { ArrowLeft, Redo2, Smartphone, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#/ui/button-class.ts';
import { cn } from '#/ui/cn.ts';
import { IconButton } from '#/ui/icon-button.tsx';
import { useDraft, useEditor, useSaving } from '../editor-context.tsx';
import { ProblemList } from '../problems/problem-list.tsx';
import type { SaveState } from '../saving/autosave.ts';
import { canRedo, canUndo } from '../store.ts';
import { useCommands } from '../use-commands.ts';
import { FlowMenu } from './flow-menu.tsx';
import { FlowName } from './flow-name.tsx';
import { FlowState } from './flow-state.tsx';
import { PublishButton } from './publish-button.tsx';
import { StaleDialog } from './stale-dialog.tsx';

const isStale = (state: SaveState) => state.status === 'stale';

/** Back, the flow's name and state, undo, problems, publish. */
export function TopBar({ narrow, onPhone }: { narrow: boolean; onPhone: () => void }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const { workspace } = useEditor();
  const commands = useCommands();
  const undoable = useDraft(canUndo);
  const redoable = useDraft(canRedo);
  const stale = useSaving(isStale);
  const [choosing, setChoosing] = useState(false);
  // a stale save asks at once; put off, the bar keeps asking
  useEffect(() => {
    setChoosing(stale);
  }, [stale]);
  return (
    <header data-region="top-bar" className="flex h-topbar shrink-0 items-center gap-1 border-b bg-panel px-2">
      <Link
        href={`/w/${workspace}/flows`}
        aria-label={t('back-to-flows')}
        title={t('back-to-flows')}
        className={cn(buttonClass({ variant: 'ghost', size: 'icon' }))}
      >
        <ArrowLeft className="rtl:-scale-x-100" aria-hidden />
      </Link>
      <div className="flex min-w-0 items-center max-sm:grid">
        <h1 className="contents">
          <FlowName />
        </h1>
        <FlowState onChoose={() => setChoosing(true)} />
      </div>
      <div className="ms-auto flex items-center gap-1">
        {!narrow && (
          <>
            <IconButton label={common('undo')} shortcut="Ctrl Z" disabled={!undoable} onClick={commands.undo}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton label={common('redo')} shortcut="Ctrl Shift Z" disabled={!redoable} onClick={commands.redo}>
              <Redo2 aria-hidden />
            </IconButton>
          </>
        )}
        <ProblemList />
        {narrow && (
          <IconButton label={t('rehearsal')} onClick={onPhone}>
            <Smartphone aria-hidden />
          </IconButton>
        )}
        <PublishButton />
        <FlowMenu narrow={narrow} />
      </div>
      <StaleDialog open={choosing && stale} onOpenChange={setChoosing} />
    </header>
  );
}
