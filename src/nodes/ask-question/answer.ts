import { z } from 'zod';
import { checkText, type NodeProblem } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { checkCount, checkLabels, optionId, placeOptions } from '#/flow/choice/option.ts';
import type { VariableType } from '#/flow/template/variables.ts';
import { patternProblem } from '#/flow/text/pattern.ts';

const bound = z.number().min(-1e15).max(1e15).nullable().default(null);

/** What counts as an answer, by kind. */
export const answerConfig = z.discriminatedUnion('kind', [
  /** Any text; where a pattern is given, one in which it occurs. */
  z.strictObject({ kind: z.literal('text'), pattern: z.string().max(1_000).default('') }),
  z.strictObject({ kind: z.literal('number'), min: bound, max: bound, whole: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('email') }),
  z.strictObject({ kind: z.literal('phone') }),
  /** `future` and `past` include today. */
  z.strictObject({ kind: z.literal('date'), when: z.enum(['any', 'future', 'past']).default('any') }),
  z.strictObject({
    kind: z.literal('choice'),
    show: z.enum(['buttons', 'list']).default('buttons'),
    /** Label of the control that opens the list. */
    openLabel: z.string().max(1_000).default(''),
    options: z
      .array(
        z.strictObject({
          id: optionId,
          label: z.string().max(1_000),
          /** What is saved; the label where this is empty. */
          value: z.string().max(1_000).default(''),
        }),
      )
      .max(50),
  }),
]);
export type AnswerConfig = z.infer<typeof answerConfig>;
export type AnswerKind = AnswerConfig['kind'];

/** The kinds of answer, in the order in which they are offered. */
export const answerKinds = ['text', 'number', 'email', 'phone', 'date', 'choice'] as const satisfies AnswerKind[];

/** The kind of value that each kind of answer saves. */
export const savedType = {
  text: 'text',
  number: 'number',
  email: 'text',
  phone: 'text',
  date: 'date',
  choice: 'text',
} as const satisfies Record<AnswerKind, VariableType>;

/** Says what is missing in the options of a choice. */
function checkChoice({ show, openLabel, options }: Extract<AnswerConfig, { kind: 'choice' }>): NodeProblem[] {
  const list = show === 'list';
  return [
    ...checkCount(options.length, list ? messageLimits.rows : messageLimits.buttons, 'answer.options'),
    ...checkLabels(placeOptions(options, 'answer.options'), list ? messageLimits.rowTitle : messageLimits.buttonLabel),
    ...(list ? checkText(openLabel, 'answer.openLabel', messageLimits.openLabel) : []),
  ];
}

/** Says what is wrong with the rules for an answer. */
export function checkAnswer(answer: AnswerConfig): NodeProblem[] {
  if (answer.kind === 'choice') return checkChoice(answer);
  if (answer.kind === 'text') {
    const reason = answer.pattern ? patternProblem(answer.pattern) : null;
    return reason ? [{ code: 'regex-invalid', severity: 'error', field: 'answer.pattern', details: { reason } }] : [];
  }
  if (answer.kind === 'number' && answer.min !== null && answer.max !== null && answer.min > answer.max) {
    const details = { min: answer.min, max: '∞' };
    return [{ code: 'number-out-of-range', severity: 'error', field: 'answer.max', details }];
  }
  return [];
}
