import { z } from 'zod';
import type { Problem } from '#/flow/checks/problem.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { triggerConfig } from '#/flow/graph/trigger.ts';
import { patternProblem } from '#/flow/text/pattern.ts';
import { words } from './words.ts';

/** How a message is compared with the words. */
export const keywordMatches = ['contains', 'exact', 'starts', 'regex'] as const;

const config = z.strictObject({
  ...triggerConfig,
  words: z.array(z.string().max(1_000)).max(100),
  match: z.enum(keywordMatches),
});
export type KeywordConfig = z.infer<typeof config>;

/** Starts a flow when a message fits one of its words. */
export const keyword = defineNode(config)({
  family: 'trigger',
  icon: 'message-square-quote',
  role: 'trigger',
  initial: () => ({ words: [], match: 'contains', priority: 0, whenBusy: 'ignore' }),
  exits: () => [{ id: 'next', label: 'exit-matched' }],
  check({ words: list, match }) {
    const problems: Omit<Problem, 'node'>[] = [];
    if (!list.some((word) => word.trim())) problems.push({ code: 'field-empty', severity: 'error', field: 'words' });
    if (match === 'regex') {
      for (const [index, pattern] of list.entries()) {
        const reason = pattern.trim() ? patternProblem(pattern) : null;
        const field = `words.${index}`;
        if (reason) problems.push({ code: 'regex-invalid', severity: 'error', field, details: { reason } });
      }
    }
    return problems;
  },
  words,
});
