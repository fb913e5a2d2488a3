import { z } from 'zod';
import { checkText, type NodeProblem } from '#/flow/checks/check-text.ts';
import { checkCount, optionId } from '#/flow/choice/option.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

/** How many ways a split may have. */
const mostShares = 10;

const config = z.strictObject({
  shares: z
    .array(z.strictObject({ id: optionId, label: z.string().max(100), percent: z.number().min(0).max(100) }))
    .max(50),
});
export type RandomSplitConfig = z.infer<typeof config>;

/** Sends a share of the contacts each way; the same contact always goes the same way. */
export const randomSplit = defineNode(config)({
  family: 'logic',
  icon: 'shuffle',
  role: 'step',
  initial: () => ({
    shares: [
      { id: 'a', label: 'A', percent: 50 },
      { id: 'b', label: 'B', percent: 50 },
    ],
  }),
  exits: ({ shares }) => shares.map(({ id, label }) => ({ id, label, authored: true })),
  check({ shares }) {
    const problems: NodeProblem[] = checkCount(shares.length, mostShares, 'shares', 2);
    const ids = new Set<string>();
    for (const [index, { id, label }] of shares.entries()) {
      problems.push(...checkText(label, `shares.${index}.label`));
      if (ids.has(id)) problems.push({ code: 'option-duplicate', severity: 'error', field: `shares.${index}.label` });
      ids.add(id);
    }
    const sum = Math.round(shares.reduce((total, { percent }) => total + percent, 0) * 100) / 100;
    if (sum !== 100) {
      problems.push({ code: 'shares-must-add-up', severity: 'error', field: 'shares', details: { sum } });
    }
    return problems;
  },
  words,
});
