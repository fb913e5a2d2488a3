'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { notify, notifyError } from '#/ui/toast.tsx';
import { clipOf, readClip, writeClip } from './clip.ts';
import { useEditor } from './editor-context.tsx';
import { selectionOf } from './selection.ts';

/** What keys, menus and buttons have in common: an edit of the selection, and the words that say it happened. */
export type Commands = ReturnType<typeof useCommands>;

/** The commands of the open editor. */
export function useCommands() {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const { draft, view, canvas, autosave } = useEditor();
  return useMemo(() => {
    const { actions } = draft;
    const copied = (): string | null => {
      const { document, selection } = draft.getState();
      const clip = clipOf(document, selection.nodes);
      if (clip) view.say(t('said-copied', { count: clip.nodes.length }));
      return clip && writeClip(clip);
    };
    const remove = () => {
      const { nodes, edges } = draft.getState().selection;
      const count = nodes.size;
      if (!actions.deleteSelection()) return;
      const said = count > 0 ? t('said-deleted', { count }) : t('said-disconnected');
      view.say(said);
      if (count > 0 || edges.size > 1) notify(said, { label: common('undo'), onUndo: () => actions.undo() });
    };
    return {
      undo: () => view.say(actions.undo() ? t('said-undone') : t('said-nothing-to-undo')),
      redo: () => view.say(actions.redo() ? t('said-redone') : t('said-nothing-to-redo')),
      remove,
      /** The selection as clipboard text; null when there is nothing to copy. */
      copied,
      /** Copies without a key press, as from a menu. */
      async copyByClick() {
        const text = copied();
        if (text === null) return;
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          notifyError(t('clipboard-refused'));
        }
      },
      /** Pastes clipboard text at a place of the canvas; false when the text is not ours. */
      paste(text: string, at: { x: number; y: number }): boolean {
        const clip = readClip(text);
        if (!clip) return false;
        if (actions.paste(clip, at)) view.say(t('said-pasted', { count: clip.nodes.length }));
        else notifyError(t('paste-refused'));
        return true;
      },
      duplicate() {
        const count = draft.getState().selection.nodes.size;
        if (actions.duplicateSelection()) view.say(t('said-pasted', { count }));
      },
      selectAll() {
        actions.selectAll();
        view.say(t('said-selected', { count: draft.getState().selection.nodes.size }));
      },
      clearSelection: () => actions.select(selectionOf([])),
      async save() {
        await autosave.flush();
        view.say(common('saved'));
      },
      /** Selects a node and shows it. */
      go(node: string) {
        actions.select(selectionOf([node]));
        canvas.current.reveal(node);
      },
    };
  }, [draft, view, canvas, autosave, t, common]);
}
