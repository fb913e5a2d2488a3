'use client';

import {
  Archive,
  ArchiveRestore,
  CopyPlus,
  Download,
  Ellipsis,
  History,
  Keyboard,
  List,
  Pause,
  Play,
  Redo2,
  Route,
  Settings2,
  Undo2,
  Upload,
  Workflow,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu, type MenuItem } from '#/ui/menu.tsx';
import { notify, notifyError } from '#/ui/toast.tsx';
import { useDraft, useEditor, useFlow, useView } from '../editor-context.tsx';
import type { FlowFacts, FlowStatus } from '../flow-api.ts';
import { readFlowFile, writeFlowFile } from '../flow-file.ts';
import { canRedo, canUndo, type EditorState } from '../store.ts';
import { useCommands } from '../use-commands.ts';
import { useReportFailure } from '../use-report-failure.ts';
import type { ViewState } from '../view-store.ts';

const factsOf = (state: FlowFacts) => state;
const isReadOnly = (state: EditorState) => state.readOnly;
const modeOf = (state: ViewState) => state.mode;

/** What can be done with the flow as a whole. */
export function FlowMenu({ narrow }: { narrow: boolean }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const editor = useEditor();
  const { workspace, flowId, view, canPublish, draft } = editor;
  const facts = useFlow(factsOf);
  const readOnly = useDraft(isReadOnly);
  const mode = useView(modeOf);
  const file = useRef<HTMLInputElement>(null);
  const { setStatus, duplicate } = useFlowActions();
  const commands = useCommands();
  const undoable = useDraft(canUndo);
  const redoable = useDraft(canRedo);

  function download() {
    const url = URL.createObjectURL(
      new Blob([writeFlowFile(facts.name, draft.getState().document)], { type: 'application/json' }),
    );
    const link = Object.assign(document.createElement('a'), { href: url, download: `${facts.name}.json` });
    link.click();
    URL.revokeObjectURL(url);
  }
  async function upload(chosen: File | undefined) {
    const found = chosen && readFlowFile(await chosen.text());
    if (!found) return notifyError(t('import-refused'));
    draft.actions.replaceDocument(found);
    notify(t('imported'), { label: common('undo'), onUndo: () => draft.actions.undo() });
  }

  const edits: MenuItem[] = [
    { label: common('undo'), icon: <Undo2 aria-hidden />, disabled: !undoable, onSelect: commands.undo },
    { label: common('redo'), icon: <Redo2 aria-hidden />, disabled: !redoable, onSelect: commands.redo },
  ];
  const looks: MenuItem[] = [
    mode === 'canvas'
      ? { label: t('show-outline'), icon: <List aria-hidden />, onSelect: () => view.setState({ mode: 'outline' }) }
      : { label: t('show-canvas'), icon: <Workflow aria-hidden />, onSelect: () => view.setState({ mode: 'canvas' }) },
    {
      label: t('show-keys'),
      icon: <Keyboard aria-hidden />,
      shortcut: '?',
      onSelect: () => view.setState({ dialog: 'keys' }),
    },
  ];
  const states: MenuItem[] = [];
  if (facts.status === 'live') {
    states.push({ label: t('pause-flow'), icon: <Pause aria-hidden />, onSelect: () => setStatus('paused') });
  }
  if (facts.status === 'paused') {
    states.push({ label: t('resume-flow'), icon: <Play aria-hidden />, onSelect: () => setStatus('live') });
  }
  states.push(
    facts.status === 'archived'
      ? {
          label: t('restore-flow'),
          icon: <ArchiveRestore aria-hidden />,
          onSelect: () => setStatus(facts.live ? 'paused' : 'draft'),
        }
      : { label: t('archive-flow'), icon: <Archive aria-hidden />, onSelect: () => setStatus('archived') },
  );
  const files: MenuItem[] = [
    { label: t('versions'), icon: <History aria-hidden />, onSelect: () => view.setState({ dialog: 'versions' }) },
    { label: t('settings'), icon: <Settings2 aria-hidden />, onSelect: () => view.setState({ dialog: 'settings' }) },
    { label: t('show-runs'), icon: <Route aria-hidden />, href: `/w/${workspace}/runs?flow=${flowId}` },
    { label: t('export-flow'), icon: <Download aria-hidden />, onSelect: download },
  ];
  if (!readOnly) {
    files.push(
      { label: t('import-flow'), icon: <Upload aria-hidden />, onSelect: () => file.current?.click() },
      { label: t('duplicate-flow'), icon: <CopyPlus aria-hidden />, onSelect: duplicate },
    );
  }
  return (
    <>
      <Menu
        trigger={
          <IconButton label={common('more')}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
        groups={[{ items: narrow ? edits : looks }, { items: files }, ...(canPublish ? [{ items: states }] : [])]}
      />
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => {
          void upload(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Changes of the flow on the server. */
function useFlowActions() {
  const t = useTranslations('editor');
  const { api, flow, workspace, autosave } = useEditor();
  const report = useReportFailure();
  const router = useRouter();
  return {
    async setStatus(status: FlowStatus) {
      const done = await report(async () => {
        await api.setStatus(status);
        return true;
      });
      if (!done) return;
      flow.setState({ status });
      notify(t(`now-${status}`));
    },
    async duplicate() {
      await autosave.flush();
      const id = await report(() => api.duplicate());
      if (id) router.push(`/w/${workspace}/flows/${id}`);
    },
  };
}
