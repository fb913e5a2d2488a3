import { z } from 'zod';
import type { NodeProblem } from '#/flow/checks/check-text.ts';
import { checkCount } from '#/flow/choice/option.ts';
import { oneSided, operators } from '#/flow/compare/operators.ts';
import { defineNode, type TextField } from '#/flow/graph/node-schema.ts';
import { builtInVariables } from '#/flow/template/variables.ts';
import { patternProblem } from '#/flow/text/pattern.ts';
import { isTimeOfDay } from '#/flow/time/time-of-day.ts';
import { words } from './words.ts';

const comparison = { is: z.enum(operators), value: z.string().max(5_000).default('') };
const rule = z.discriminatedUnion('on', [
  /** The name may go on with a path, as in `order.status`. */
  z.strictObject({ on: z.literal('variable'), name: z.string().max(200), ...comparison }),
  z.strictObject({ on: z.literal('field'), name: z.string().max(40), ...comparison }),
  z.strictObject({ on: z.literal('tag'), tag: z.string().max(100), is: z.enum(['present', 'absent']) }),
  z.strictObject({ on: z.literal('message'), ...comparison }),
  /** From the first time on, up to but not with the second; past midnight where it lies before the first. */
  z.strictObject({ on: z.literal('time'), from: z.string().max(5), to: z.string().max(5) }),
  /** Monday 1 to Sunday 7. */
  z.strictObject({ on: z.literal('weekday'), days: z.array(z.int().min(1).max(7)).max(7) }),
]);
export type Rule = z.infer<typeof rule>;

const match = z.enum(['all', 'any']);
const config = z.strictObject({
  match: match.default('all'),
  groups: z.array(z.strictObject({ match: match.default('all'), rules: z.array(rule).max(50) })).max(20),
});
export type ConditionConfig = z.infer<typeof config>;

const builtIn: ReadonlySet<string> = new Set(builtInVariables.map(({ name }) => name));

/** Says what a rule lacks before it can be asked. */
function checkRule(rule: Rule, field: string, variables: ReadonlySet<string>): NodeProblem[] {
  const empty = (part: string): NodeProblem => ({ code: 'field-empty', severity: 'error', field: `${field}.${part}` });
  if (rule.on === 'tag') return rule.tag.trim() ? [] : [empty('tag')];
  if (rule.on === 'weekday') return rule.days.length > 0 ? [] : [empty('days')];
  if (rule.on === 'time') return (['from', 'to'] as const).filter((part) => !isTimeOfDay(rule[part])).map(empty);
  const problems: NodeProblem[] = [];
  if (rule.on !== 'message' && !rule.name.trim()) problems.push(empty('name'));
  if (rule.on === 'variable' && rule.name.trim()) {
    const name = rule.name.trim();
    if (!variables.has(name.split(/[.[]/)[0] as string) && !builtIn.has(name)) {
      problems.push({ code: 'variable-unknown', severity: 'error', field: `${field}.name`, details: { name } });
    }
  }
  if (!oneSided.has(rule.is) && !rule.value.trim()) problems.push(empty('value'));
  const reason = rule.is === 'matches' && rule.value.trim() ? patternProblem(rule.value) : null;
  if (reason) problems.push({ code: 'regex-invalid', severity: 'error', field: `${field}.value`, details: { reason } });
  return problems;
}

/** Splits the flow by facts about the contact, the answers, the message and the time. */
export const condition = defineNode(config)({
  family: 'logic',
  icon: 'split',
  role: 'step',
  initial: () => ({
    match: 'all',
    groups: [{ match: 'all', rules: [{ on: 'variable', name: '', is: 'equals', value: '' }] }],
  }),
  exits: () => [
    { id: 'yes', label: 'exit-yes' },
    { id: 'no', label: 'exit-no' },
  ],
  texts: ({ groups }) =>
    groups.flatMap(({ rules }, group) =>
      rules.flatMap((rule, index): TextField[] =>
        'value' in rule && rule.is !== 'matches'
          ? [{ field: `groups.${group}.rules.${index}.value`, text: rule.value }]
          : [],
      ),
    ),
  check: ({ groups }, { variables }) => [
    ...checkCount(groups.length, 20, 'groups'),
    ...groups.flatMap(({ rules }, group) => [
      ...checkCount(rules.length, 50, `groups.${group}.rules`),
      ...rules.flatMap((rule, index) => checkRule(rule, `groups.${group}.rules.${index}`, variables)),
    ]),
  ],
  words,
});
