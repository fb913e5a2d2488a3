import type { Problem } from './problem.ts';

/** A finding of a node's own check. */
export type NodeProblem = Omit<Problem, 'node'>;

/** Characters of a text that stand there whatever its variables turn out to be. */
export function fixedLength(text: string): number {
  const fixed = text.includes('{') ? text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '') : text;
  return [...fixed].length;
}

/** Says when a text is missing, or longer than `max` characters even before its variables are filled. */
export function checkText(text: string, field: string, max?: number, required = true): NodeProblem[] {
  if (!text.trim()) return required ? [{ code: 'field-empty', severity: 'error', field }] : [];
  if (max === undefined || fixedLength(text) <= max) return [];
  return [{ code: 'field-too-long', severity: 'error', field, details: { max } }];
}
