import { foldText } from '../text/fold.ts';

const signs = /[^\p{L}\p{N}]+/gu;

/** A label as people type it: its words alone, without emoji and signs; a label of signs alone stays whole. */
export function foldLabel(label: string): string {
  const folded = foldText(label);
  return folded.replace(signs, ' ').trim() || folded;
}
