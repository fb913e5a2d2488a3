import type { NodeFamily, NodeSchema } from '#/flow/graph/node-schema.ts';
import { foldText } from '#/flow/text/fold.ts';

/** A node type as it is offered. */
export interface StepChoice {
  type: string;
  family: NodeFamily;
  role: NodeSchema['role'];
  name: string;
  summary: string;
}

/** The types of one family, in the order of the table. */
export interface ChoiceGroup {
  family: NodeFamily;
  choices: readonly StepChoice[];
}

/** How well a choice fits what was typed: 0 not at all, more for its name than for its summary. */
function scoreOf(choice: StepChoice, wanted: string): number {
  const name = foldText(choice.name);
  if (name.startsWith(wanted)) return 4;
  if (name.split(' ').some((word) => word.startsWith(wanted))) return 3;
  if (name.includes(wanted)) return 2;
  return foldText(choice.summary).includes(wanted) ? 1 : 0;
}

/** The choices that fit what was typed, the best first; all of them when nothing was. */
export function searchChoices(choices: readonly StepChoice[], query: string): StepChoice[] {
  const wanted = foldText(query);
  if (!wanted) return [...choices];
  return choices
    .map((choice) => ({ choice, score: scoreOf(choice, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ choice }) => choice);
}

/** Puts choices into their families; the family of the first choice comes first. */
export function groupChoices(choices: readonly StepChoice[]): ChoiceGroup[] {
  const groups = new Map<NodeFamily, StepChoice[]>();
  for (const choice of choices) {
    const own = groups.get(choice.family);
    if (own) own.push(choice);
    else groups.set(choice.family, [choice]);
  }
  return [...groups].map(([family, own]) => ({ family, choices: own }));
}
