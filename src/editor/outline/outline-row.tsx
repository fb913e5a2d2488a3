'use client';

import { CopyPlus, CornerDownRight, Play, Trash2 } from 'lucide-react';
import { memo, useId, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Button } from '#/ui/button.tsx';
import { cn } from '#/ui/cn.ts';
import { IconTile } from '#/ui/icon-tile.tsx';
import { ProblemBadge } from '../canvas/problem-badge.tsx';
import { useActions, useDraft, useEditor } from '../editor-context.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { excerptOf } from '../node-facts.ts';
import { selectionOf } from '../selection.ts';
import { StepIcon } from '../step-icon.tsx';
import type { EditorState } from '../store.ts';
import { useCommands } from '../use-commands.ts';
import { useStepWords } from '../use-step-words.ts';

const isReadOnly = (state: EditorState) => state.readOnly;
const selects = (node: string) => (state: EditorState) => state.selection.nodes.has(node);

/** One step as a row; selected, it opens and shows its form and its exits in place. */
export const OutlineRow = memo(function OutlineRow(props: {
  node: FlowNode;
  depth: number;
  /** The exit by which a branch begins here. */
  via: string | null;
}) {
  const { node, depth, via } = props;
  const words = useStepWords();
  const actions = useActions();
  const open = useDraft(useMemo(() => selects(node.id), [node.id]));
  const panel = useId();
  const name = words.name(node);
  const text = excerptOf(nodeSchemas, node);
  return (
    <li style={{ paddingInlineStart: depth * 16 }}>
      {via && (
        <p className="flex items-center gap-1.5 ps-3 pt-2 text-muted text-xs">
          <CornerDownRight className="size-3 rtl:-scale-x-100" aria-hidden />
          <span className="truncate" dir="auto">
            {via}
          </span>
        </p>
      )}
      <div className={cn('relative my-1 rounded-card', open && 'bg-panel outline-1 outline-hairline')}>
        <button
          type="button"
          data-node={node.id}
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          className="flex min-h-12 w-full items-center gap-3 rounded-card py-1.5 ps-3 pe-14 text-start hover:bg-hover"
          onClick={() => actions.select(selectionOf(open ? [] : [node.id]))}
        >
          <IconTile family={roomOf(nodeSchemas, node.type)?.family ?? 'note'}>
            <StepIcon type={node.type} />
          </IconTile>
          <span className="grid min-w-0 flex-1">
            <span className="truncate font-medium" dir="auto">
              {name}
            </span>
            {text && (
              <span className="truncate text-muted text-sm" dir="auto">
                {text}
              </span>
            )}
          </span>
        </button>
        <ProblemBadge node={node.id} reachable className="end-3 top-3" />
        {open && (
          <div id={panel} data-region="inspector" className="grid gap-4 px-3 pt-2 pb-3">
            <Inspector node={node} />
            <RowActions node={node.id} />
          </div>
        )}
      </div>
    </li>
  );
});

function RowActions({ node }: { node: string }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const commands = useCommands();
  const { rehearsal, view } = useEditor();
  const readOnly = useDraft(isReadOnly);
  return (
    <div className="flex flex-wrap gap-2 border-t pt-3">
      <Button
        size="sm"
        onClick={() => {
          rehearsal.perform({ kind: 'start-at', node });
          view.setState({ panel: 'phone', panelOpen: true, phoneOpen: true });
        }}
      >
        <Play aria-hidden />
        {t('rehearse-here')}
      </Button>
      {!readOnly && (
        <>
          <Button size="sm" onClick={commands.duplicate}>
            <CopyPlus aria-hidden />
            {common('duplicate')}
          </Button>
          <Button size="sm" onClick={commands.remove}>
            <Trash2 aria-hidden />
            {common('delete')}
          </Button>
        </>
      )}
    </div>
  );
}
