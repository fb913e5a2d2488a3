'use client';

import { useReactFlow, useStore } from '@xyflow/react';
import { Keyboard, Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { IconButton } from '#/ui/icon-button.tsx';
import { useActions, useDraft, useEditor } from '../editor-context.tsx';
import type { EditorState } from '../store.ts';

const zoomOf = (state: { transform: [number, number, number] }) => Math.round(state.transform[2] * 100) / 100;
const isReadOnly = (state: EditorState) => state.readOnly;

/** Zoom, fit, tidy up, and the list of keys. */
export function ZoomControls() {
  const t = useTranslations('editor');
  const format = useFormats();
  const flow = useReactFlow();
  const zoom = useStore(zoomOf);
  const { canvas, view } = useEditor();
  const actions = useActions();
  const readOnly = useDraft(isReadOnly);
  return (
    <div className="absolute start-3 bottom-3 z-10 flex items-center rounded-card bg-raised p-1 shadow-float">
      <IconButton label={t('zoom-out')} onClick={() => void flow.zoomOut()}>
        <Minus aria-hidden />
      </IconButton>
      <button
        type="button"
        title={t('zoom-actual')}
        aria-label={`${format.percent(zoom)}, ${t('zoom-actual')}`}
        className="h-8 w-12 rounded-control font-mono text-muted text-xs hover:bg-hover hover:text-ink"
        onClick={() => void flow.zoomTo(1)}
      >
        {format.percent(zoom)}
      </button>
      <IconButton label={t('zoom-in')} onClick={() => void flow.zoomIn()}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton label={t('fit-view')} onClick={() => canvas.current.fit()}>
        <Maximize aria-hidden />
      </IconButton>
      {!readOnly && (
        <IconButton
          label={t('tidy-up')}
          onClick={() => {
            if (actions.autoLayout(canvas.current.sizes())) {
              view.say(t('said-tidied'));
              requestAnimationFrame(() => canvas.current.fit());
            }
          }}
        >
          <Workflow aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('show-keys')} shortcut="?" onClick={() => view.setState({ dialog: 'keys' })}>
        <Keyboard aria-hidden />
      </IconButton>
    </div>
  );
}
