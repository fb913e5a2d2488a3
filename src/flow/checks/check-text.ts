import type { Problem } from './problem.ts';

/** A finding of a node's own check. */
export type NodeProblem = Omit<Problem, 'node'>;

/**
 * The length of what stands in a text whatever its variables turn out to be, in UTF-16 units: no channel counts more
 * strictly, and so what passes here is not stepped down when it is sent.
 */
export function fixedLength(text: string): number {
  const fixed = text.includes('{') ? text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '') : text;
  return fixed.length;
}

/** Says when a text is missing, or longer than `max` UTF-16 units even before its variables are filled. */
export function checkText(text: string, field: string, max?: number, required = true): NodeProblem[] {
  if (!text.trim()) return required ? [{ code: 'field-empty', severity: 'error', field }] : [];
  if (max === undefined || fixedLength(text) <= max) return [];
  return [{ code: 'field-too-long', severity: 'error', field, details: { max } }];
}
