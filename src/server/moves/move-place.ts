import type { Frame, RunState } from '#/flow/run/state.ts';
import type { Place } from '../db/schema/moves.ts';

/** A run as a move finds it. */
export interface Standing {
  versionId: string;
  state: RunState;
  dueAt: Date | null;
  heldDueAt: Date | null;
}

/** Where a run stands that waits; null where it does not. */
export function placeOf({ versionId, state, dueAt, heldDueAt }: Standing): Place | null {
  if (!state.wait || state.frames.length === 0) return null;
  return { versionId, frames: state.frames, wait: state.wait, dueAt: (dueAt ?? heldDueAt)?.getTime() ?? null };
}

/** The same place at a node of another version: what the run remembers and waits for, and until when, goes with it. */
export function moveTo(place: Place, versionId: string, node: string): Place {
  const innermost: Frame = { ...(place.frames.at(-1) as Frame), node };
  return { ...place, versionId, frames: [...place.frames.slice(0, -1), innermost] };
}

/** A place with another time at which its wait ends. */
export function withDue(place: Place, dueAt: number | null): Place {
  return { ...place, wait: { ...place.wait, dueAt }, dueAt };
}
