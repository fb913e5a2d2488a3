'use client';

import './canvas.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionLineType,
  type IsValidConnection,
  MarkerType,
  MiniMap,
  type OnConnectEnd,
  ReactFlow,
  SelectionMode,
  useNodesInitialized,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type CSSProperties, type MouseEvent, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { cn } from '#/ui/cn.ts';
import { useTheme } from '#/ui/theme.ts';
import { useActions, useDraft, useEditor } from '../editor-context.tsx';
import { findNode, roleOf } from '../node-facts.ts';
import { Palette } from '../palette/palette.tsx';
import type { EditorState } from '../store.ts';
import { CanvasHint } from './canvas-hint.tsx';
import type { CardNode, LineEdge } from './canvas-nodes.ts';
import { Guides } from './guides.tsx';
import { LineEdgeView } from './line-edge.tsx';
import { StepCard } from './step-card.tsx';
import { useCanvasPort } from './use-canvas-port.ts';
import { useCards } from './use-cards.ts';
import { useDropStep } from './use-drop-step.ts';
import { useLines } from './use-lines.ts';
import { ZoomControls } from './zoom-controls.tsx';
import { badgeScale } from './zoom-levels.ts';

const nodeTypes = { card: StepCard };
const edgeTypes = { line: LineEdgeView };
const defaultEdge = { markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--edge)' } };
const manySelect = ['Shift', 'Meta', 'Control'];
const mapSize = { width: 168, height: 112 };
/** React Flow explains its own keys in English; ours are listed by `?`. */
const ariaLabels = {
  'node.a11yDescription.default': '',
  'node.a11yDescription.keyboardDisabled': '',
  'edge.a11yDescription.default': '',
};
const dots = { gap: 16, size: 1.5 } as const;

const isReadOnly = (state: EditorState) => state.readOnly;

/** The colour of a card on the small map. */
function mapColour(card: CardNode): string {
  return `var(--family-${roomOf(nodeSchemas, card.data.node.type)?.family ?? 'note'})`;
}

/** The flow as a drawing. The document and the selection are the store's; only what is being dragged lives here. */
export function Canvas() {
  const t = useTranslations('editor');
  const { draft, view } = useEditor();
  const actions = useActions();
  const readOnly = useDraft(isReadOnly);
  const flow = useReactFlow<CardNode, LineEdge>();
  const { resolved } = useTheme();
  const { cards, guides, onNodesChange } = useCards(flow.getZoom);
  const { lines, onEdgesChange } = useLines();
  const drop = useDropStep();
  const [connecting, setConnecting] = useState(false);
  const onInit = useCanvasPort();
  const scale = useStore(badgeScale);
  const settled = useNodesInitialized();

  const isValid: IsValidConnection<LineEdge> = useCallback(
    ({ source, target }) => {
      const node = findNode(draft.getState().document, target);
      return source !== target && node !== undefined && roleOf(nodeSchemas, node) === 'step';
    },
    [draft],
  );
  const onConnect = useCallback((made: Connection) => actions.connect(edgeOf(made)), [actions]);
  const onReconnect = useCallback(
    (old: LineEdge, made: Connection) => old.data && actions.reconnect(old.data.edge, edgeOf(made)),
    [actions],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, fromHandle, isValid: done }) => {
      setConnecting(false);
      if (done || !fromNode || !fromHandle?.id || fromHandle.type !== 'source') return;
      const { clientX: x, clientY: y } =
        'changedTouches' in event ? ((event.changedTouches[0] ?? event) as Touch) : event;
      const under = document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      if (under) {
        if (under !== fromNode.id) actions.connect({ from: fromNode.id, exit: fromHandle.id, to: under });
        return;
      }
      const at = flow.screenToFlowPosition({ x, y });
      const position = { x: at.x, y: at.y - 24 };
      view.openPicker({ kind: 'after', node: fromNode.id, exit: fromHandle.id, position }, { x, y });
    },
    [actions, flow, view],
  );
  const onDoubleClick = useCallback(
    ({ target, clientX: x, clientY: y }: MouseEvent) => {
      if (readOnly || !(target instanceof Element) || !target.classList.contains('react-flow__pane')) return;
      view.openPicker({ kind: 'free', position: flow.screenToFlowPosition({ x, y }) }, { x, y });
    },
    [flow, view, readOnly],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a double click is a short cut for the key "/"
    <div
      className={cn('relative h-full min-w-0 select-none', connecting && 'connecting', settled && 'settled')}
      dir="ltr"
      data-region="canvas"
      style={{ '--badge-scale': scale } as CSSProperties}
      onDoubleClick={onDoubleClick}
      onDragOver={drop.onDragOver}
      onDrop={drop.onDrop}
    >
      <ReactFlow
        aria-label={t('canvas')}
        nodes={cards}
        edges={lines}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultEdgeOptions={defaultEdge}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={onConnect}
        onConnectStart={() => setConnecting(true)}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        isValidConnection={isValid}
        onInit={onInit}
        ariaLabelConfig={ariaLabels}
        colorMode={resolved}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={28}
        connectOnClick={false}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        edgesReconnectable={!readOnly}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={manySelect}
        selectionMode={SelectionMode.Partial}
        elevateEdgesOnSelect
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        attributionPosition="bottom-center"
      >
        <Background variant={BackgroundVariant.Dots} gap={dots.gap} size={dots.size} />
        {guides.length > 0 && <Guides guides={guides} />}
        {cards.length > 1 && (
          <MiniMap
            className="!bottom-3 !end-3 !m-0 overflow-hidden rounded-card shadow-float max-lg:hidden"
            style={mapSize}
            nodeColor={mapColour}
            nodeBorderRadius={20}
            ariaLabel={t('minimap')}
            pannable
            zoomable
          />
        )}
      </ReactFlow>
      {!readOnly && <Palette />}
      <ZoomControls />
      <CanvasHint />
    </div>
  );
}

/** An edge as the document has it. */
function edgeOf({ source, sourceHandle, target }: Connection) {
  return { from: source, exit: sourceHandle ?? '', to: target };
}
