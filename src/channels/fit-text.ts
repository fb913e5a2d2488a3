import type { LengthUnit, Limit } from './contract.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** The length of a text as a provider counts it. */
export function lengthIn(text: string, unit: LengthUnit): number {
  if (unit === 'utf16') return text.length;
  if (unit === 'utf8byte') return encoder.encode(text).length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Tells whether a text keeps within a limit. */
export function fits(text: string, limit: Limit): boolean {
  return lengthIn(text, limit.unit) <= limit.max;
}

/**
 * The longest beginning of a text that keeps within a limit, never ending inside a grapheme; a single grapheme that is
 * longer than the limit (marks piled upon marks) is cut between code points, so that there is always progress.
 */
export function headWithin(text: string, limit: Limit): string {
  if (fits(text, limit)) return text;
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += lengthIn(segment, limit.unit);
    if (used > limit.max) break;
    end = index + segment.length;
  }
  if (end > 0) return text.slice(0, end);
  used = 0;
  for (const point of text) {
    used += lengthIn(point, limit.unit);
    if (used > limit.max) break;
    end += point.length;
  }
  return text.slice(0, end);
}

/** Shortens a text to a limit and marks the loss with an ellipsis. */
export function cutText(text: string, limit: Limit): string {
  if (fits(text, limit)) return text;
  const room = { ...limit, max: limit.max - lengthIn('…', limit.unit) };
  return `${headWithin(text, room).trimEnd()}…`;
}

/** Splits a text into parts within a limit: between paragraphs, else sentences, lines, words, else graphemes. Only white space at the seams is dropped. */
export function splitText(text: string, limit: Limit): string[] {
  const parts: string[] = [];
  let rest = text;
  while (!fits(rest, limit)) {
    const head = headWithin(rest, limit);
    const at = seamOf(head);
    const part = rest.slice(0, at).trimEnd();
    if (part) parts.push(part);
    rest = withoutLeadingBlanks(rest.slice(at));
  }
  if (rest.trim()) parts.push(rest);
  return parts;
}

/** Where to part: the last paragraph, sentence, line or word that does not leave more than two thirds unused. */
function seamOf(head: string): number {
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! ')) + 1;
  const seams = [head.lastIndexOf('\n\n'), sentence, head.lastIndexOf('\n'), head.lastIndexOf(' ')];
  const segments = graphemes.segment(head);
  // a blank that carries a combining mark, and the inside of CR LF, are no seams
  return seams.find((at) => at > head.length / 3 && segments.containing(at)?.index === at) ?? head.length;
}

function withoutLeadingBlanks(text: string): string {
  for (const { segment, index } of graphemes.segment(text)) {
    if (segment.trim() !== '') return text.slice(index);
  }
  return '';
}
