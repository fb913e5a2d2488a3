import { FormattedText } from '#/ui/phone/formatted-text.tsx';

const marks = /(\{\{.*?\}\}|\{%.*?%\})/s;

/** What a variable is called, without braces, fallback and the first word that all of a kind share. */
function nameOf(mark: string): string {
  const [name = '', ...filters] = mark.slice(2, -2).split('|');
  const whole = filters.every((filter) => /^\s*default\b/.test(filter)) ? name : mark.slice(2, -2);
  return whole.trim().replace(/^contact\./, '');
}

/** A text as its author meant it: formatting drawn, variables as small labels, conditions left out. */
export function TemplateText({ text }: { text: string }) {
  return text.split(marks).map((piece, index) => {
    if (piece.startsWith('{%') && piece.endsWith('%}')) return null;
    const isMark = piece.startsWith('{{') && piece.endsWith('}}');
    return isMark ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity of their own
      <code key={index} className="rounded-xs bg-hover px-1 font-mono text-[0.92em]">
        {nameOf(piece)}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity of their own
      <FormattedText key={index} text={piece} />
    );
  });
}
