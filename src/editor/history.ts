import type { FlowDocument } from '#/flow/graph/document.ts';
import type { Selection } from './selection.ts';

/** What undo brings back. Documents share all that did not change, so a moment costs little. */
export interface Moment {
  document: FlowDocument;
  selection: Selection;
}

/** A stack that shares its tail: pushing onto it copies nothing, however long the session. */
export interface Stack {
  moment: Moment;
  below: Stack | null;
}

/** What can be undone and redone. */
export interface History {
  past: Stack | null;
  future: Stack | null;
  /** The step that further edits of the same key still join, and when it was last touched (milliseconds). */
  open: { key: string; at: number } | null;
}

/** A session that has not changed anything yet. */
export const emptyHistory: History = { past: null, future: null, open: null };

/** Edits of one field that follow each other this closely (milliseconds) are one step. */
export const pauseMs = 1_200;

/** Books one edit made from `before`. Edits with the same key in quick succession become one step. */
export function record(history: History, before: Moment, edit: { key: string | null; at: number }): History {
  const { open } = history;
  const joins = edit.key !== null && open?.key === edit.key && edit.at - open.at < pauseMs;
  return {
    past: joins ? history.past : { moment: before, below: history.past },
    future: null,
    open: edit.key === null ? null : { key: edit.key, at: edit.at },
  };
}

/** Ends the open step, so that the next edit is one of its own. */
export function seal(history: History): History {
  return history.open ? { ...history, open: null } : history;
}

/** One step back from `now`; null when there is none. */
export function undo(history: History, now: Moment): { history: History; moment: Moment } | null {
  if (!history.past) return null;
  const { moment, below } = history.past;
  return { moment, history: { past: below, future: { moment: now, below: history.future }, open: null } };
}

/** One step forward from `now`; null when there is none. */
export function redo(history: History, now: Moment): { history: History; moment: Moment } | null {
  if (!history.future) return null;
  const { moment, below } = history.future;
  return { moment, history: { past: { moment: now, below: history.past }, future: below, open: null } };
}
