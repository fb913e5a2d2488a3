import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FlowEdge, FlowNode } from '#/flow/graph/document.ts';

/** Where a step that is being chosen will go. */
export type PickerTarget =
  | { kind: 'free'; position: FlowNode['position'] }
  /** After an exit: a new step (at `position`, else to the right), or one that is there already. */
  | { kind: 'after'; node: string; exit: string; position: FlowNode['position'] | null }
  | { kind: 'on-edge'; edge: FlowEdge };

/** A point of the window, or the element beside which something opens. */
export type Anchor = { x: number; y: number } | Element;

/** What of the editor is open and where one looks. Nothing of it is saved. */
export interface ViewState {
  /** Canvas or list; small screens always have the list. */
  mode: 'canvas' | 'outline';
  panel: 'inspector' | 'phone';
  /** The panel at the right is there, not folded away. */
  panelOpen: boolean;
  /** On a small screen the phone is a sheet. */
  phoneOpen: boolean;
  picker: { target: PickerTarget; anchor: Anchor; opener: Element | null } | null;
  dialog: 'keys' | 'versions' | 'settings' | null;
  /** The actions of one step, beside what opened them. */
  menu: { node: string; anchor: Anchor } | null;
  /** The step whose name is being edited on the canvas. */
  renaming: string | null;
  /** The field that a problem points to; `ask` rises with every jump. */
  jump: { node: string; field: string | null; exit: string | null; ask: number } | null;
  /** Whoever works here last pressed a key, not a pointer. */
  byKeys: boolean;
  /** The last thing that happened, for screen readers. */
  said: { text: string; count: number };
}

/** The view of one open editor. */
export type ViewStore = StoreApi<ViewState> & {
  openPicker(target: PickerTarget, anchor: Anchor): void;
  jumpTo(node: string, field?: string | null, exit?: string | null): void;
  /** Tells screen readers what happened. */
  say(text: string): void;
};

/** Opens a view. */
export function createViewStore(): ViewStore {
  const store = createStore<ViewState>(() => ({
    mode: 'canvas',
    panel: 'phone',
    panelOpen: true,
    phoneOpen: false,
    picker: null,
    dialog: null,
    menu: null,
    renaming: null,
    jump: null,
    byKeys: false,
    said: { text: '', count: 0 },
  }));
  return Object.assign(store, {
    openPicker: (target: PickerTarget, anchor: Anchor) =>
      store.setState({ picker: { target, anchor, opener: document.activeElement } }),
    jumpTo: (node: string, field: string | null = null, exit: string | null = null) =>
      store.setState(({ jump }) => ({
        jump: { node, field, exit, ask: (jump?.ask ?? 0) + 1 },
        panel: 'inspector',
        panelOpen: true,
      })),
    say: (text: string) => store.setState(({ said }) => ({ said: { text, count: said.count + 1 } })),
  });
}
