import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { draw } from './draw.ts';
import type { RandomSplitConfig } from './schema.ts';

/** Leaves by the share into which contact and node together fall. */
export const runRandomSplit: NodeRunner<RandomSplitConfig> = {
  visit({ config: { shares }, node, facts }) {
    const total = shares.reduce((sum, { percent }) => sum + percent, 0);
    let rest = draw(`${facts.contact.id}/${node}`) * total;
    for (const { id, percent } of shares) {
      if (rest < percent) return { kind: 'exit', exit: id };
      rest -= percent;
    }
    const last = shares.findLast(({ percent }) => percent > 0);
    return last ? { kind: 'exit', exit: last.id } : { kind: 'end' };
  },
};
