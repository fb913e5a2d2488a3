import type { CompiledFlow, CompiledTrigger } from './compile.ts';
import type { Occurrence, TriggerMatch } from './node-runner.ts';

/** A live flow whose triggers are asked. */
export interface LiveFlow {
  flow: string;
  version: string;
  compiled: CompiledFlow;
}

/** The trigger that won, and why. */
export interface ChosenTrigger extends LiveFlow {
  trigger: CompiledTrigger;
  match: TriggerMatch;
}

/** Ranks two candidates; the better one first. Ids decide last, so that the choice never depends on chance. */
function better(a: ChosenTrigger, b: ChosenTrigger): number {
  return (
    b.trigger.priority - a.trigger.priority ||
    b.match.rank - a.match.rank ||
    b.match.specificity - a.match.specificity ||
    (a.flow < b.flow ? -1 : a.flow > b.flow ? 1 : 0) ||
    (a.trigger.node < b.trigger.node ? -1 : 1)
  );
}

/** All triggers that fit an occurrence, the best first. */
export function matchTriggers(flows: readonly LiveFlow[], occurrence: Occurrence): ChosenTrigger[] {
  const fitting: ChosenTrigger[] = [];
  for (const live of flows) {
    for (const trigger of live.compiled.triggers) {
      const match = trigger.match(occurrence);
      if (match) fitting.push({ ...live, trigger, match });
    }
  }
  return fitting.sort(better);
}
