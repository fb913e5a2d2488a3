/** Characters that are drawn of a text until somebody asks for the rest: a page of fifty long ones must not hold the screen up. */
const foldedLength = 1_024;

/** More marks on one letter nobody can read, and a browser takes seconds to place tens of thousands of them. */
const pileOfMarks = /(\p{M}{32})\p{M}+/gu;

/** What of a text may be drawn at all. */
export function drawable(text: string): string {
  return text.replace(pileOfMarks, '$1');
}

/** The beginning of a long text, without half a character at its end; null where the text is short enough to be drawn whole. */
export function beginningOf(text: string): string | null {
  if (text.length <= foldedLength) return null;
  return `${text.slice(0, foldedLength).replace(/[\ud800-\udbff]$/, '')}…`;
}
