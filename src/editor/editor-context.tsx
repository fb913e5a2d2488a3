'use client';

import { createContext, useCallback, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { CanvasPort } from './canvas-port.ts';
import type { FlowApi, FlowFacts, FlowResources } from './flow-api.ts';
import type { ProblemState, ProblemStore } from './problems/problem-store.ts';
import type { RehearsalState, RehearsalStore } from './rehearsal/rehearsal-store.ts';
import type { Autosave, SaveState } from './saving/autosave.ts';
import type { EditorActions, EditorState, EditorStore } from './store.ts';
import type { ViewState, ViewStore } from './view-store.ts';

/** Everything that one open editor is made of; its parts never change while it is open. */
export interface Editor {
  flowId: string;
  /** Name, state and version of the flow. */
  flow: StoreApi<FlowFacts>;
  /** Slug of the workspace, for links. */
  workspace: string;
  canPublish: boolean;
  api: FlowApi;
  resources: FlowResources;
  draft: EditorStore;
  autosave: Autosave;
  problems: ProblemStore;
  rehearsal: RehearsalStore;
  view: ViewStore;
  /** The canvas that is drawn now. */
  canvas: { current: CanvasPort };
}

/** The open editor. */
export const EditorContext = createContext<Editor | null>(null);

/** The parts of the open editor. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('no editor is open here');
  return editor;
}

/** The edits that can be made. */
export function useActions(): EditorActions {
  return useEditor().draft.actions;
}

/** A part of the draft. `select` stands outside of the component and answers something that stays the same. */
export function useDraft<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor().draft, select);
}

/** A part of what is known of the flow besides its draft. */
export function useFlow<T>(select: (state: FlowFacts) => T): T {
  return useStore(useEditor().flow, select);
}

/** A part of the view. */
export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useEditor().view, select);
}

/** A part of the findings. */
export function useProblems<T>(select: (state: ProblemState) => T): T {
  return useStore(useEditor().problems, select);
}

/** A part of the rehearsal. */
export function useRehearsal<T>(select: (state: RehearsalState) => T): T {
  return useStore(useEditor().rehearsal, select);
}

/** A part of how the draft is saved. */
export function useSaving<T>(select: (state: SaveState) => T): T {
  return useStore(useEditor().autosave.state, select);
}

/** Where files of the workspace are served. */
export function useFileUrl(): (asset: string) => string {
  const { workspace } = useEditor();
  return useCallback((asset) => `/api/w/${workspace}/media/${encodeURIComponent(asset)}`, [workspace]);
}
