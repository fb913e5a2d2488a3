import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import type { MoveStep } from '../db/schema/moves.ts';
import type { MovePlan } from './make-plan.ts';

const place = { version: z.int().min(1), node: z.string().min(1).max(40) };

/** What somebody wants for the people at one node, instead of what the plan proposes. */
export const moveChoice = z.discriminatedUnion('do', [
  z.strictObject({ ...place, do: z.literal('stay') }),
  z.strictObject({ ...place, do: z.literal('move'), to: z.string().min(1).max(40) }),
  z.strictObject({ ...place, do: z.literal('exit') }),
]);
export type MoveChoice = z.infer<typeof moveChoice>;

/**
 * The steps of a plan with somebody's choices, and for how many runs they are. A choice for a node at which nobody waits
 * any more is none; `invalid-input` for a node of the target at which nobody from there can go on.
 */
export function chooseSteps(
  { target, versions, nodes }: MovePlan,
  choices: readonly MoveChoice[],
): { steps: MoveStep[]; total: number } {
  const wanted = new Map(choices.map((choice) => [`${choice.version}.${choice.node}`, choice]));
  const steps: MoveStep[] = [];
  let total = 0;
  for (const { version, node, people, targets, proposed } of nodes) {
    const choice = wanted.get(`${version}.${node.id}`) ?? { do: proposed, to: node.id };
    if (choice.do === 'stay') continue;
    if (choice.do === 'move' && !targets.includes(choice.to)) {
      throw new UserError('invalid-input', { field: `choices.${version}.${node.id}`, version: target.number });
    }
    const at = { versionId: versions.get(version)?.id as string, node: node.id };
    steps.push(choice.do === 'move' ? { ...at, do: 'move', to: choice.to } : { ...at, do: 'exit' });
    total += people;
  }
  return { steps, total };
}
