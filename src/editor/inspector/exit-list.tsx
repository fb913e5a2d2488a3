'use client';

import { ArrowRight, CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { useDraft, useEditor } from '../editor-context.tsx';
import { exitsOf, findNode } from '../node-facts.ts';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';

const documentOf = (state: EditorState) => state.document;
const isReadOnly = (state: EditorState) => state.readOnly;

/** The exits of a step, and the step that each goes to; pressing one chooses another. */
export function ExitList({ node }: { node: FlowNode }) {
  const t = useTranslations('editor');
  const words = useStepWords();
  const { view } = useEditor();
  const document = useDraft(documentOf);
  const readOnly = useDraft(isReadOnly);
  const exits = exitsOf(nodeSchemas, node);
  if (exits.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium text-sm">{t('goes-to')}</h3>
      <ul className="grid gap-px">
        {exits.map((exit) => {
          const to = document.edges.find((edge) => edge.from === node.id && edge.exit === exit.id)?.to ?? null;
          const target = findNode(document, to);
          const label = words.exit(node.type, exit);
          const Icon = target ? ArrowRight : CircleDashed;
          return (
            <li key={exit.id}>
              <button
                type="button"
                disabled={readOnly}
                data-exit={exit.id}
                className="-mx-2 flex h-9 w-[calc(100%+1rem)] items-center gap-2 rounded-control px-2 text-start text-sm enabled:hover:bg-hover"
                onClick={(event) =>
                  view.openPicker({ kind: 'after', node: node.id, exit: exit.id, position: null }, event.currentTarget)
                }
              >
                <span className="min-w-0 flex-1 truncate" dir="auto">
                  {label}
                </span>
                <Icon className="size-3.5 text-muted rtl:-scale-x-100" aria-hidden />
                <span className="max-w-[50%] truncate text-muted" dir="auto">
                  {target ? words.name(target) : t(exit.optional ? 'ends-here' : 'leads-nowhere')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
