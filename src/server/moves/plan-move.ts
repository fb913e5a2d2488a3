import { z } from 'zod';
import { findFlow } from '../flows/find-flow.ts';
import { defineUseCase } from '../use-case.ts';
import { makePlan } from './make-plan.ts';

/**
 * Tells where people wait on other versions of a flow, and what moving them to a version would do: to the live one, where
 * none is named. Changes nothing. Throws `flow-not-live` where there is none.
 */
export const planMove = defineUseCase({
  access: 'flow.read',
  input: z.strictObject({ id: z.uuid(), to: z.int().min(1).optional() }),
  async run({ tx }, { id, to }) {
    const { target, nodes } = await makePlan(tx, await findFlow(tx, id), to);
    return { id, to: target.number, people: nodes.reduce((sum, node) => sum + node.people, 0), nodes };
  },
});
