'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { Plus, X } from 'lucide-react';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useActions, useDraft, useEditor, useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from '../rehearsal/rehearsal-store.ts';
import { exitKey } from '../rehearsal/session.ts';
import type { EditorState } from '../store.ts';
import type { LineEdge } from './canvas-nodes.ts';

const litOrder = (key: string) => (state: RehearsalState) => state.lit.get(key) ?? null;
const isReadOnly = (state: EditorState) => state.readOnly;

/** The latest place in the order of lighting up that is waited for; a long path must not keep people waiting. */
const lastOrder = 12;

/** An edge: lit when the rehearsal walked it; with a plus to insert a step when one points at it. */
export const LineEdgeView = memo(function LineEdgeView(props: EdgeProps<LineEdge>) {
  const { source, sourceHandleId, selected, data } = props;
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: 12 });
  const [pointed, setPointed] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = exitKey(source, sourceHandleId ?? '');
  const order = useRehearsal(useMemo(() => litOrder(key), [key]));
  const readOnly = useDraft(isReadOnly);

  const enter = () => {
    clearTimeout(leaving.current);
    setPointed(true);
  };
  // between the line and its buttons there is a gap to cross
  const leave = () => {
    leaving.current = setTimeout(() => setPointed(false), 150);
  };
  return (
    <g onPointerEnter={enter} onPointerLeave={leave}>
      <BaseEdge path={path} markerEnd={props.markerEnd} interactionWidth={24} />
      {order !== null && (
        <path
          d={path}
          pathLength={1}
          fill="none"
          className="line-lit pointer-events-none"
          style={{ '--line-order': Math.min(order, lastOrder) } as React.CSSProperties}
        />
      )}
      {(pointed || selected) && !readOnly && data && (
        <EdgeLabelRenderer>
          <EdgeButtons edge={data.edge} x={x} y={y} removable={selected === true} onEnter={enter} onLeave={leave} />
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

const buttonLook =
  'grid size-6 place-items-center rounded-full bg-raised text-muted shadow-float hover:text-ink [&_.lucide]:size-3.5';

function EdgeButtons(props: {
  edge: NonNullable<LineEdge['data']>['edge'];
  x: number;
  y: number;
  removable: boolean;
  onEnter: () => void;
  onLeave: () => void;
}) {
  const { edge, x, y } = props;
  const t = useTranslations('editor');
  const { view } = useEditor();
  const actions = useActions();
  return (
    <div
      className="nodrag nopan pointer-events-auto absolute flex gap-1"
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      onPointerEnter={props.onEnter}
      onPointerLeave={props.onLeave}
    >
      <button
        type="button"
        aria-label={t('insert-step')}
        title={t('insert-step')}
        className={buttonLook}
        onClick={(event) => {
          // React takes the click up to the edge, which would be selected
          event.stopPropagation();
          view.openPicker({ kind: 'on-edge', edge }, event.currentTarget);
        }}
      >
        <Plus aria-hidden />
      </button>
      {props.removable && (
        <button
          type="button"
          aria-label={t('remove-connection')}
          title={t('remove-connection')}
          className={buttonLook}
          onClick={() => actions.disconnect(edge.from, edge.exit)}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}
