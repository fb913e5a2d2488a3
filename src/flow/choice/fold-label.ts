import { foldText } from '../text/fold.ts';

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** A label as people type it: folded, without the emoji and signs around its words; a label of signs alone stays whole. */
export function foldLabel(label: string): string {
  const folded = foldText(label);
  return folded.replace(edges, '') || folded;
}
