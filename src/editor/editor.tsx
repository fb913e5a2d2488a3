'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { useTranslations } from 'use-intl';
import { Sheet } from '#/ui/sheet.tsx';
import { Canvas } from './canvas/canvas.tsx';
import { CardMenu } from './canvas/card-menu.tsx';
import { EditorContext, useDraft, useEditor, useView } from './editor-context.tsx';
import { SidePanel } from './inspector/side-panel.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Outline } from './outline/outline.tsx';
import { StepPicker } from './palette/step-picker.tsx';
import { PhonePanel } from './rehearsal/phone-panel.tsx';
import { useFollow } from './rehearsal/use-follow.ts';
import { useKeepSaved } from './saving/use-keep-saved.ts';
import type { EditorState } from './store.ts';
import { SettingsDialog } from './top-bar/settings-dialog.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { VersionsDialog } from './top-bar/versions-dialog.tsx';
import { useEditorKeys } from './use-editor-keys.ts';
import { useNarrow } from './use-narrow.ts';
import { type EditorProps, useOpenEditor } from './use-open-editor.ts';
import type { ViewState } from './view-store.ts';

const modeOf = (state: ViewState) => state.mode;
const dialogOf = (state: ViewState) => state.dialog;
const saidOf = (state: ViewState) => state.said;
const isPhoneOpen = (state: ViewState) => state.phoneOpen;
const isReadOnly = (state: EditorState) => state.readOnly;

/** The flow editor: canvas or list, a panel with the selected step or the rehearsal phone, and the bar above. */
export function FlowEditor(props: EditorProps) {
  const editor = useOpenEditor(props);
  return (
    <EditorContext value={editor}>
      <ReactFlowProvider>
        <Screen newerFormat={props.newerFormat} />
      </ReactFlowProvider>
    </EditorContext>
  );
}

function Screen({ newerFormat }: { newerFormat: boolean }) {
  const t = useTranslations('editor');
  const { view } = useEditor();
  const narrow = useNarrow();
  const mode = useView(modeOf);
  const phoneOpen = useView(isPhoneOpen);
  const readOnly = useDraft(isReadOnly);
  useEditorKeys();
  useKeepSaved();
  useFollow();
  const drawn = !narrow && mode === 'canvas';
  return (
    <div className="flex h-full flex-col">
      <TopBar narrow={narrow} onPhone={() => view.setState({ phoneOpen: true })} />
      {readOnly && (
        <p role="status" className="border-b bg-panel px-4 py-2 text-muted text-sm">
          {t(newerFormat ? 'newer-format' : 'only-viewing')}
        </p>
      )}
      <div className="relative flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">{drawn ? <Canvas /> : <Outline />}</div>
        {!narrow && <SidePanel />}
      </div>
      {narrow && (
        <Sheet open={phoneOpen} onOpenChange={(open) => view.setState({ phoneOpen: open })} title={t('rehearsal')}>
          <PhonePanel />
        </Sheet>
      )}
      <StepPicker />
      <CardMenu />
      <Dialogs />
      <Said />
    </div>
  );
}

function Dialogs() {
  const { view } = useEditor();
  const dialog = useView(dialogOf);
  const close = () => view.setState({ dialog: null });
  if (dialog === 'keys') return <KeysDialog onClose={close} />;
  if (dialog === 'settings') return <SettingsDialog onClose={close} />;
  return dialog === 'versions' ? <VersionsDialog onClose={close} /> : null;
}

/** What happened, for screen readers. */
function Said() {
  const { text, count } = useView(saidOf);
  // the same words twice must be two announcements
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <span key={count}>{text}</span>
    </div>
  );
}
