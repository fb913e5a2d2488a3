import type { CompiledFlow } from '#/flow/run/compile.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import { newRun, type RunState } from '#/flow/run/state.ts';
import { step } from '#/flow/run/step.ts';

/**
 * When a run that waits would go on by itself had it come to rest at a node of another version instead; `last` is the
 * event at which its wait began, so that no wait begins anew. What it has already is kept where the node sets no time of
 * its own, and for outside calls and answers that have begun. Milliseconds since 1970.
 */
export function dueThere(target: CompiledFlow, node: string, state: RunState, last: FlowEvent): number | null {
  const { vars, heard, wait } = state;
  const own = wait?.dueAt ?? null;
  if (wait?.activity || wait?.collecting) return own;
  const { at, facts } = last;
  const before = { ...newRun, vars, ...(heard && { heard }) };
  const { state: there, trail } = step(target, before, { kind: 'started', node, content: null, at, facts });
  if (trail.length !== 1 || !there.wait) return own;
  // what waits for a reply may wait for ever
  return there.wait.dueAt ?? (wait?.reply ? null : own);
}
