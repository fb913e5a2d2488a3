import { textOf } from '#/flow/message/inbound-content.ts';
import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { containsWord, foldText } from '#/flow/text/fold.ts';
import { patternMatches } from '#/flow/text/pattern.ts';
import type { KeywordConfig } from './schema.ts';

const precision = { exact: 3_000, starts: 2_000, contains: 1_000, regex: 0 } as const;

const signsAround = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Tells whether a message, raw and folded, fits one word. */
function fits(match: KeywordConfig['match'], word: string, text: string, folded: string): boolean {
  // a pattern is written for the text as it is, or as it sounds: accents and spaces around it do not count
  if (match === 'regex') return patternMatches(word, text.trim()) || patternMatches(word, folded);
  const wanted = foldText(word);
  if (!wanted) return false;
  if (match === 'exact') return folded === wanted || folded.replace(signsAround, '') === wanted;
  if (match === 'starts') return folded.startsWith(wanted) && containsWord(folded.slice(0, wanted.length + 1), wanted);
  return containsWord(folded, wanted);
}

/** Matches the words; of several flows the more exact and longer word wins. */
export const runKeyword: NodeRunner<KeywordConfig> = {
  match(config, { content }) {
    const text = textOf(content);
    const folded = foldText(text);
    if (!folded) return null;
    const fitting = config.words.filter((word) => word.trim() && fits(config.match, word, text, folded));
    const longest = fitting.sort((a, b) => b.length - a.length)[0];
    if (longest === undefined) return null;
    return { rank: 3, specificity: precision[config.match] + Math.min(longest.length, 999), because: longest };
  },
  visit: () => ({ kind: 'exit', exit: 'next' }),
};
