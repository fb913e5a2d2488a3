import { documentLimits } from '#/flow/graph/document.ts';

/** Writes the name of a copy; the flow's own name is shortened until the whole is one that a flow may have. */
export function copyName(name: string, write: (name: string) => string): string {
  const letters = [...name];
  while (letters.length > 0 && write(letters.join('')).length > documentLimits.label) letters.pop();
  const copy = [...write(letters.join(''))];
  while (copy.join('').length > documentLimits.label) copy.pop();
  return copy.join('').trim();
}
