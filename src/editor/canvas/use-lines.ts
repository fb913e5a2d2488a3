'use client';

import type { EdgeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import { useActions, useDraft, useEditor } from '../editor-context.tsx';
import type { Selection } from '../selection.ts';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import { type LineEdge, toLines } from './canvas-nodes.ts';

const documentOf = (state: EditorState) => state.document;
const selectionIn = (state: EditorState) => state.selection;

/** The edges as they are drawn. */
export function useLines() {
  const t = useTranslations('editor');
  const words = useStepWords();
  const { draft } = useEditor();
  const actions = useActions();
  const document = useDraft(documentOf);
  const selection = useDraft(selectionIn);
  const before = useRef<LineEdge[]>([]);
  const lines = useMemo(() => {
    const labelOf = (from: FlowNode, to: FlowNode) => t('edge-label', { from: words.name(from), to: words.name(to) });
    before.current = toLines(document, selection, labelOf, before.current);
    return before.current;
  }, [document, selection, t, words]);
  const onEdgesChange = useCallback(
    (changes: EdgeChange<LineEdge>[]) => {
      const now: Selection = draft.getState().selection;
      const edges = new Set(now.edges);
      for (const change of changes) {
        if (change.type === 'select') change.selected ? edges.add(change.id) : edges.delete(change.id);
      }
      actions.select({ nodes: now.nodes, edges });
    },
    [actions, draft],
  );
  return { lines, onEdgesChange };
}
