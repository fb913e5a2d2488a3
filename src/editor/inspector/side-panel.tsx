'use client';

import { CopyPlus, PanelRightClose, PanelRightOpen, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { IconButton } from '#/ui/icon-button.tsx';
import { IconTile } from '#/ui/icon-tile.tsx';
import { Tabs } from '#/ui/tabs.tsx';
import { useDraft, useEditor, useView } from '../editor-context.tsx';
import { findNode } from '../node-facts.ts';
import { PhonePanel } from '../rehearsal/phone-panel.tsx';
import { onlyNode } from '../selection.ts';
import { StepIcon } from '../step-icon.tsx';
import type { EditorState } from '../store.ts';
import { useCommands } from '../use-commands.ts';
import { useStepWords } from '../use-step-words.ts';
import type { ViewState } from '../view-store.ts';
import { Inspector } from './inspector.tsx';
import { SelectionPanel } from './selection-panel.tsx';

const panelOf = (state: ViewState) => state.panel;
const isOpen = (state: ViewState) => state.panelOpen;
const oneOf = ({ document, selection }: EditorState) => findNode(document, onlyNode(selection));
const countOf = ({ selection }: EditorState) => selection.nodes.size;

/** The panel at the right: the selected step, or the phone on which the flow talks. */
export function SidePanel() {
  const t = useTranslations('editor');
  const { view } = useEditor();
  const panel = useView(panelOf);
  const open = useView(isOpen);
  const node = useDraft(oneOf);
  const count = useDraft(countOf);
  const id = node?.id;
  // whoever selects a step wants to see it; with nothing selected the flow talks
  useEffect(() => {
    view.setState({ panel: count > 0 || id ? 'inspector' : 'phone' });
  }, [view, id, count]);
  if (!open) {
    return (
      <div className="absolute end-3 top-3 z-10 rounded-card bg-raised p-1 shadow-float">
        <IconButton label={t('show-panel')} onClick={() => view.setState({ panelOpen: true })}>
          <PanelRightOpen aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <aside
      data-region="inspector"
      aria-label={t('side-panel')}
      className="relative flex w-inspector shrink-0 flex-col border-s bg-panel"
    >
      <Tabs
        label={t('side-panel')}
        className="min-h-0 flex-1"
        listClassName="px-4"
        panelClassName="overflow-y-auto overscroll-contain"
        value={panel}
        onValueChange={(next) => view.setState({ panel: next })}
        tabs={[
          { value: 'inspector', label: t('inspector'), panel: <Selected /> },
          { value: 'phone', label: t('phone'), panel: <PhonePanel /> },
        ]}
      />
      <IconButton
        label={t('hide-panel')}
        size="icon-sm"
        className="absolute end-3 top-1.5 z-10"
        onClick={() => view.setState({ panelOpen: false })}
      >
        <PanelRightClose aria-hidden />
      </IconButton>
    </aside>
  );
}

function Selected() {
  const t = useTranslations('editor');
  const words = useStepWords();
  const commands = useCommands();
  const node = useDraft(oneOf);
  const count = useDraft(countOf);
  const readOnly = useDraft(isReadOnly);
  if (!node) {
    return <div className="p-4">{count > 1 ? <SelectionPanel count={count} /> : <NothingSelected />}</div>;
  }
  return (
    <div className="grid gap-4 p-4">
      <header className="flex items-center gap-2">
        <IconTile family={roomOf(nodeSchemas, node.type)?.family ?? 'note'}>
          <StepIcon type={node.type} />
        </IconTile>
        <h2 className="min-w-0 flex-1 truncate font-semibold">{words.name({ type: node.type })}</h2>
        {!readOnly && (
          <>
            <IconButton label={t('duplicate-step')} shortcut="Ctrl D" size="icon-sm" onClick={commands.duplicate}>
              <CopyPlus aria-hidden />
            </IconButton>
            <IconButton label={t('delete-step')} shortcut="Del" size="icon-sm" onClick={commands.remove}>
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </header>
      <Inspector key={node.id} node={node} />
    </div>
  );
}

const isReadOnly = (state: EditorState) => state.readOnly;

function NothingSelected() {
  const t = useTranslations('editor');
  return <p className="text-balance py-8 text-center text-muted">{t('nothing-selected')}</p>;
}
