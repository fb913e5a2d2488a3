import { z } from 'zod';
import { checkFieldName, checkVariableName } from '#/flow/checks/check-name.ts';
import { checkText } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { defineNode, type Exit } from '#/flow/graph/node-schema.ts';
import { checkDuration, duration } from '#/flow/time/duration.ts';
import { type AnswerConfig, answerConfig, checkAnswer, savedType } from './answer.ts';
import { words } from './words.ts';

const config = z.strictObject({
  text: z.string().max(20_000),
  answer: answerConfig,
  /** The flow's variable that takes the answer. */
  variable: z.string().max(40),
  /** A contact field that takes it too; empty for none. */
  field: z.string().max(40).default(''),
  /** Said after an answer that does not fit; the question again where this is empty. */
  reask: z.string().max(20_000).default(''),
  /** How often to ask again before giving up. */
  retries: z.int().min(0).max(100).default(2),
  /** Leaves by `no-reply` after this time; null waits for ever. */
  noReply: duration.nullable().default(null),
  /** How long the answer may go on over several messages, from the first one; 0 takes each message for an answer. */
  collectSeconds: z.int().min(0).max(1_000).default(0),
});
export type AskQuestionConfig = z.infer<typeof config>;

/** The most times that a question is asked again. */
const mostRetries = 10;

/** The longest time, in seconds, for which the messages of one answer are collected. */
export const longestCollecting = 60;

/** The longest text that one message with this kind of answer takes. */
export function longestQuestion(answer: AnswerConfig): number {
  if (answer.kind !== 'choice') return messageLimits.text;
  return answer.show === 'list' ? messageLimits.listBody : messageLimits.buttonsBody;
}

/** Asks something, checks the answer and saves it. */
export const askQuestion = defineNode(config)({
  family: 'ask',
  icon: 'message-circle-question-mark',
  role: 'step',
  initial: () => ({
    text: '',
    answer: { kind: 'text', pattern: '' },
    variable: '',
    field: '',
    reask: '',
    retries: 2,
    noReply: null,
    collectSeconds: 0,
  }),
  exits({ noReply }) {
    const exits: Exit[] = [
      { id: 'next', label: 'exit-answered' },
      { id: 'gave-up', label: 'exit-gave-up' },
    ];
    if (noReply) exits.push({ id: 'no-reply', label: 'no-reply', optional: true });
    return exits;
  },
  rests: () => true,
  texts({ text, reask, answer }) {
    const texts = [
      { field: 'text', text },
      { field: 'reask', text: reask },
    ];
    if (answer.kind === 'choice') {
      texts.push({ field: 'answer.openLabel', text: answer.openLabel });
      for (const [index, { label, value }] of answer.options.entries()) {
        texts.push({ field: `answer.options.${index}.label`, text: label });
        texts.push({ field: `answer.options.${index}.value`, text: value });
      }
    }
    return texts;
  },
  defines: ({ variable, answer }) => (variable ? [{ name: variable, type: savedType[answer.kind] }] : []),
  fills: ({ field, answer }) => (field ? [{ key: field, type: savedType[answer.kind] }] : []),
  check({ text, reask, answer, variable, field, retries, noReply, collectSeconds }) {
    const longest = longestQuestion(answer);
    const problems = [
      ...checkText(text, 'text', longest),
      ...checkText(reask, 'reask', longest, false),
      ...checkAnswer(answer),
      ...checkVariableName(variable, 'variable'),
      ...(field ? checkFieldName(field, 'field') : []),
      ...(noReply ? checkDuration(noReply, 'noReply') : []),
    ];
    if (retries > mostRetries) {
      const details = { min: 0, max: mostRetries };
      problems.push({ code: 'number-out-of-range', severity: 'error', field: 'retries', details });
    }
    if (collectSeconds > longestCollecting) {
      const details = { min: 0, max: longestCollecting };
      problems.push({ code: 'number-out-of-range', severity: 'error', field: 'collectSeconds', details });
    }
    return problems;
  },
  words,
});
