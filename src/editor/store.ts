import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  documentLimits,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type WhenTakenOver,
} from '#/flow/graph/document.ts';
import type { NodeSchemas } from '#/flow/graph/rooms.ts';
import type { CardSizes } from './card-size.ts';
import { changedField } from './changed-field.ts';
import { type Clip, clipOf } from './clip.ts';
import { addNode } from './commands/add-node.ts';
import { autoLayout } from './commands/auto-layout.ts';
import { connect } from './commands/connect.ts';
import { deleteSelection } from './commands/delete-selection.ts';
import { disconnect } from './commands/disconnect.ts';
import { insertOnEdge } from './commands/insert-on-edge.ts';
import { moveNodes, type Positions } from './commands/move-nodes.ts';
import { cornerOf, paste } from './commands/paste.ts';
import { replaceDocument } from './commands/replace-document.ts';
import { setConfig } from './commands/set-config.ts';
import { setLabel } from './commands/set-label.ts';
import { setWhenTakenOver } from './commands/set-when-taken-over.ts';
import { emptyHistory, type History, type Moment, record, redo, seal, undo } from './history.ts';
import { exitsOf, freshNode, roleOf } from './node-facts.ts';
import { emptySelection, type Selection, sameSelection, selectionOf } from './selection.ts';

/** How far a copy stands from its original, in pixels of the canvas. */
const copyOffset = 32;

/** What one open editor holds. */
export interface EditorState extends Moment {
  history: History;
  /** Nothing can be changed: a viewer, or a draft in a newer format. */
  readOnly: boolean;
}

/** Whether there is an edit to be taken back. */
export const canUndo = ({ history, readOnly }: EditorState): boolean => history.past !== null && !readOnly;

/** Whether there is an edit to be made again. */
export const canRedo = ({ history, readOnly }: EditorState): boolean => history.future !== null && !readOnly;

/** What an editor needs from its surroundings. */
export interface EditorDeps {
  schemas: NodeSchemas;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
}

/** The edits of one editor. Each is one step for undo; those that make something answer its id, or null when they could not. */
export type EditorActions = ReturnType<typeof actionsOf>;

/** The draft of one open editor. */
export type EditorStore = StoreApi<EditorState> & { actions: EditorActions };

/** Opens a document for editing. */
export function createEditorStore(document: FlowDocument, readOnly: boolean, deps: EditorDeps): EditorStore {
  const store = createStore<EditorState>(() => ({
    document,
    selection: emptySelection,
    history: emptyHistory,
    readOnly,
  }));
  return Object.assign(store, { actions: actionsOf(store, deps) });
}

function actionsOf({ getState, setState }: StoreApi<EditorState>, { schemas, now, newId }: EditorDeps) {
  /** Books a changed document as one step, or as part of the open step of the same key. */
  function edit(
    document: FlowDocument,
    { key = null, select }: { key?: string | null; select?: Selection } = {},
  ): boolean {
    const before = getState();
    if (before.readOnly || document === before.document) return false;
    const history = record(before.history, momentOf(before), { key, at: now() });
    setState({ document, history, selection: select ?? withoutMissing(before.selection, document) });
    return true;
  }

  function unusedId(): string {
    const { nodes } = getState().document;
    let id = newId();
    while (nodes.some((node) => node.id === id)) id = newId();
    return id;
  }

  function isFull(more = 1): boolean {
    return getState().document.nodes.length + more > documentLimits.nodes;
  }

  function pasteAt(clip: Clip, at: FlowNode['position']): boolean {
    const { document } = getState();
    if (isFull(clip.nodes.length)) return false;
    const ids = new Map(clip.nodes.map((node) => [node.id, unusedId()]));
    return edit(paste(document, { clip, ids, at }), { select: selectionOf(ids.values()) });
  }

  const travel = (way: typeof undo) => {
    const now = getState();
    const step = now.readOnly ? null : way(now.history, momentOf(now));
    if (step) setState({ ...step.moment, history: step.history });
    return step !== null;
  };

  return {
    addNode(type: string, position: FlowNode['position'], after: { node: string; exit: string } | null = null) {
      const node = freshNode(schemas, type, unusedId(), position);
      if (!node || isFull()) return null;
      const leads = after && roleOf(schemas, node) === 'step' ? after : null;
      return edit(addNode(getState().document, { node, after: leads }), { select: selectionOf([node.id]) })
        ? node.id
        : null;
    },
    insertOnEdge(edge: FlowEdge, type: string) {
      const node = freshNode(schemas, type, unusedId(), { x: 0, y: 0 });
      if (!node || isFull() || roleOf(schemas, node) !== 'step') return null;
      const exit = exitsOf(schemas, node)[0]?.id ?? null;
      const grown = insertOnEdge(getState().document, { edge, node, exit });
      return edit(grown, { select: selectionOf([node.id]) }) ? node.id : null;
    },
    connect(edge: FlowEdge): boolean {
      const { document } = getState();
      const target = document.nodes.find((node) => node.id === edge.to);
      return target !== undefined && roleOf(schemas, target) === 'step' && edit(connect(document, edge));
    },
    /** Leads an edge elsewhere, from the same exit or from another one. */
    reconnect(before: FlowEdge, wanted: FlowEdge): boolean {
      const { document } = getState();
      const target = document.nodes.find((node) => node.id === wanted.to);
      if (!target || roleOf(schemas, target) !== 'step' || wanted.from === wanted.to) return false;
      return edit(connect(disconnect(document, before), wanted));
    },
    disconnect: (from: string, exit: string) => edit(disconnect(getState().document, { from, exit })),
    moveNodes: (positions: Positions) => edit(moveNodes(getState().document, positions)),
    /** Moves the selection by some pixels; steps in quick succession are undone together. */
    nudge(dx: number, dy: number) {
      const { document, selection } = getState();
      const moving = document.nodes.filter((node) => selection.nodes.has(node.id));
      const places = moving.map(({ id, position: { x, y } }) => [id, { x: x + dx, y: y + dy }] as const);
      return edit(moveNodes(document, new Map(places)), { key: 'nudge' });
    },
    deleteSelection: () => edit(deleteSelection(getState().document, getState().selection), { select: emptySelection }),
    duplicateSelection() {
      const clip = clipOf(getState().document, getState().selection.nodes);
      if (!clip) return false;
      const corner = cornerOf(clip.nodes);
      return pasteAt(clip, { x: corner.x + copyOffset, y: corner.y + copyOffset });
    },
    paste: pasteAt,
    setConfig(id: string, config: FlowNode['config']) {
      const { document } = getState();
      const node = document.nodes.find((other) => other.id === id);
      if (!node) return false;
      const field = changedField(node.config, config);
      const exits = new Set(exitsOf(schemas, { ...node, config }).map((exit) => exit.id));
      return edit(setConfig(document, { node: id, config, exits }), { key: field && `config:${id}:${field}` });
    },
    setLabel: (id: string, label: string) =>
      edit(setLabel(getState().document, { node: id, label }), { key: `label:${id}` }),
    setWhenTakenOver: (rule: WhenTakenOver) => edit(setWhenTakenOver(getState().document, { rule })),
    autoLayout(sizes: CardSizes) {
      const { document } = getState();
      const notes = document.nodes.filter((node) => roleOf(schemas, node) === 'annotation');
      return edit(autoLayout(document, { sizes, annotations: new Set(notes.map((node) => node.id)) }));
    },
    replaceDocument: (by: FlowDocument) =>
      edit(replaceDocument(getState().document, { by }), { select: emptySelection }),
    select(selection: Selection) {
      if (!sameSelection(selection, getState().selection)) setState({ selection, history: seal(getState().history) });
    },
    selectAll: () => setState({ selection: selectionOf(getState().document.nodes.map((node) => node.id)) }),
    /** Ends the step that typing is still adding to. */
    seal: () => setState({ history: seal(getState().history) }),
    undo: () => travel(undo),
    redo: () => travel(redo),
  };
}

/** What undo keeps of a state. */
function momentOf({ document, selection }: EditorState): Moment {
  return { document, selection };
}

/** The part of a selection that still exists. */
function withoutMissing(selection: Selection, document: FlowDocument): Selection {
  const ids = new Set(document.nodes.map((node) => node.id));
  const nodes = [...selection.nodes].filter((id) => ids.has(id));
  return nodes.length === selection.nodes.size ? selection : selectionOf(nodes, selection.edges);
}
