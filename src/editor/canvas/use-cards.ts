'use client';

import { applyNodeChanges, type NodeChange, type NodePositionChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { cardWidth } from '../card-size.ts';
import { useActions, useDraft, useEditor } from '../editor-context.tsx';
import { excerptOf } from '../node-facts.ts';
import { flowOrder } from '../outline/flow-order.ts';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import { type CardFrame, type CardNode, toCards } from './canvas-nodes.ts';
import { around, type Box, type Guide, snapTo } from './snap.ts';

const documentOf = (state: EditorState) => state.document;
const selectionIn = (state: EditorState) => state.selection;

/** How near (pixels on the screen) a dragged card must come to a line to snap to it. */
const snapReach = 6;

const noGuides: readonly Guide[] = [];

const boxOf = (card: CardNode): Box => ({
  ...card.position,
  width: card.measured?.width ?? cardWidth,
  height: card.measured?.height ?? 0,
});

/** How cards are named and ordered, for the present document. */
function useFrame(): CardFrame {
  const t = useTranslations('editor');
  const words = useStepWords();
  const document = useDraft(documentOf);
  const domAttributes = useMemo(() => ({ 'aria-roledescription': t('step') }), [t]);
  return useMemo(
    () => ({
      nodes: flowOrder(document, nodeSchemas).map((line) => line.node),
      nameOf: words.name,
      labelOf: (node, place, total) =>
        t('card-label', { name: words.name(node), text: excerptOf(nodeSchemas, node) || 'none', place, total }),
      domAttributes,
    }),
    [document, words, t, domAttributes],
  );
}

/** The cards as they are drawn now, dragging included; the document only learns where a drag ended. */
export function useCards(zoom: () => number) {
  const { draft } = useEditor();
  const actions = useActions();
  const document = useDraft(documentOf);
  const selection = useDraft(selectionIn);
  const frame = useFrame();
  const [cards, setCards] = useState<CardNode[]>(() => toCards(document, selection, frame, []));
  const [guides, setGuides] = useState(noGuides);
  const latest = useRef(cards);
  const others = useRef<Box[] | null>(null);

  const show = useCallback((next: CardNode[]) => {
    latest.current = next;
    setCards(next);
  }, []);
  useLayoutEffect(() => {
    show(toCards(document, selection, frame, latest.current));
  }, [document, selection, frame, show]);

  /** Moves what is dragged so that it lines up with the cards around it. */
  const snap = useCallback(
    (moves: readonly NodePositionChange[]): NodePositionChange[] => {
      const moving = new Map(moves.map((move) => [move.id, move]));
      others.current ??= latest.current.filter((card) => !moving.has(card.id)).map(boxOf);
      const boxes = latest.current.flatMap((card) => {
        const position = moving.get(card.id)?.position;
        return position ? [{ ...boxOf(card), ...position }] : [];
      });
      const box = around(boxes);
      if (!box) return [...moves];
      const near = snapReach / zoom();
      const { dx, dy, guides: lines } = snapTo(box, nearBy(box, others.current), near);
      setGuides(lines.length > 0 ? lines : noGuides);
      return moves.map((move) =>
        move.position ? { ...move, position: { x: move.position.x + dx, y: move.position.y + dy } } : move,
      );
    },
    [zoom],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const dragged: NodePositionChange[] = [];
      const dropped: string[] = [];
      const rest: NodeChange<CardNode>[] = [];
      const selected = new Set(draft.getState().selection.nodes);
      for (const change of changes) {
        if (change.type === 'position' && change.dragging) dragged.push(change);
        else if (change.type === 'position') dropped.push(change.id);
        else if (change.type === 'select') change.selected ? selected.add(change.id) : selected.delete(change.id);
        else if (change.type === 'dimensions') rest.push(change);
      }
      const moves = dragged.length > 0 ? snap(dragged) : [];
      const ends = dropped.map((id) => ({ type: 'position', id, dragging: false }) as const);
      if (rest.length + moves.length + ends.length > 0) {
        show(applyNodeChanges([...rest, ...moves, ...ends], latest.current));
      }
      if (changes.some((change) => change.type === 'select')) {
        actions.select({ nodes: selected, edges: draft.getState().selection.edges });
      }
      if (dropped.length > 0) {
        others.current = null;
        setGuides(noGuides);
        const places = latest.current.filter((card) => dropped.includes(card.id));
        actions.moveNodes(new Map(places.map((card) => [card.id, card.position])));
      }
    },
    [actions, draft, show, snap],
  );

  return { cards, guides, onNodesChange };
}

/** Cards further away than this (pixels of the canvas) do not attract. */
const attraction = 900;

function nearBy(box: Box, all: readonly Box[]): Box[] {
  return all.filter(
    (other) =>
      other.x < box.x + box.width + attraction &&
      other.x + other.width > box.x - attraction &&
      other.y < box.y + box.height + attraction &&
      other.y + other.height > box.y - attraction,
  );
}
