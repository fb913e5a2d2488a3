'use client';

import { ListPlus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Button } from '#/ui/button.tsx';
import { noCanvas } from '../canvas-port.ts';
import { useDraft, useEditor } from '../editor-context.tsx';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import { flowOrder } from './flow-order.ts';
import { OutlineRow } from './outline-row.tsx';

const documentOf = (state: EditorState) => state.document;
const isReadOnly = (state: EditorState) => state.readOnly;

/** The flow as an indented list, in the order in which it is walked; everything can be done here that the canvas can. */
export function Outline() {
  const t = useTranslations('editor');
  const words = useStepWords();
  const { view, canvas } = useEditor();
  const document = useDraft(documentOf);
  const readOnly = useDraft(isReadOnly);
  const lines = useMemo(() => flowOrder(document, nodeSchemas), [document]);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    canvas.current = {
      ...noCanvas,
      placeAt: () => below(document.nodes.map((node) => node.position)),
      reveal(id, focus = true) {
        requestAnimationFrame(() => {
          const row = list.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
          row?.scrollIntoView({ block: 'nearest' });
          if (focus) row?.focus({ preventScroll: true });
        });
      },
    };
    return () => {
      canvas.current = noCanvas;
    };
  }, [canvas, document]);

  return (
    <div data-region="outline" className="h-full overflow-y-auto overscroll-contain">
      <div className="mx-auto max-w-prose px-3 py-3 pb-24">
        {lines.length === 0 && <p className="px-2 py-8 text-balance text-center text-muted">{t('outline-empty')}</p>}
        <ol ref={list} aria-label={t('outline')}>
          {lines.map(({ node, depth, via }) => (
            <OutlineRow key={node.id} node={node} depth={depth} via={via && words.exit(via.from.type, via.exit)} />
          ))}
        </ol>
        {!readOnly && (
          <Button
            className="mt-3 w-full"
            onClick={(event) =>
              view.openPicker({ kind: 'free', position: canvas.current.placeAt() }, event.currentTarget)
            }
          >
            <ListPlus aria-hidden />
            {t('add-step')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A place for a new step below all others: the list has no places, the canvas will. */
function below(positions: readonly { x: number; y: number }[]): { x: number; y: number } {
  if (positions.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...positions.map(({ x }) => x)), y: Math.max(...positions.map(({ y }) => y)) + 240 };
}
