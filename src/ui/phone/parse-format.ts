/** A piece of formatted text. */
export type FormatPiece =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; pieces: FormatPiece[] }
  | { kind: 'code' | 'block'; text: string }
  | { kind: 'link'; text: string; href: string };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof marks;

const wordCharacter = /[\p{L}\p{N}]/u;
const link = /(?:https?:\/\/|www\.)[^\s<>"'`]+/giu;
const sentenceEnd = /[.,;:!?)\]}*_~]+$/u;

/**
 * Reads the marks that WhatsApp knows: *bold*, _italic_, ~strike~, `code` and ```blocks```, and finds web addresses.
 * A mark opens before a visible character that no letter precedes, and closes behind one that no letter follows.
 */
export function parseFormat(text: string): FormatPiece[] {
  return text
    .split('```')
    .flatMap((part, index, parts) =>
      index % 2 === 1 && index < parts.length - 1
        ? [block(part)]
        : parseInline(index % 2 === 1 ? `\`\`\`${part}` : part),
    );
}

function block(part: string): FormatPiece {
  return { kind: 'block', text: part.replace(/^\n|\n$/g, '') };
}

function parseInline(text: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  /** For each mark, up to where it is known that nothing closes it: keeps the reading linear. */
  const barren: Record<string, number> = {};
  let plainFrom = 0;
  const take = (until: number, piece: FormatPiece, next: number) => {
    pieces.push(...parseLinks(text.slice(plainFrom, until)), piece);
    plainFrom = next;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    const close = closing(text, at, character, barren);
    if (close === -1) continue;
    const inner = text.slice(at + 1, close);
    take(
      at,
      character === '`'
        ? { kind: 'code', text: inner }
        : { kind: marks[character as Mark], pieces: parseInline(inner) },
      close + 1,
    );
    at = close;
  }
  pieces.push(...parseLinks(text.slice(plainFrom)));
  return pieces;
}

/** Where the mark that opens at `at` closes, or -1. A mark never reaches over the end of its line. */
function closing(text: string, at: number, mark: string, barren: Record<string, number>): number {
  if (mark !== '`' && !Object.hasOwn(marks, mark)) return -1;
  if (at < (barren[mark] ?? 0)) return -1;
  if (isWord(text[at - 1]) || isBlank(text[at + 1]) || text[at + 1] === mark) return -1;
  const lineEnd = text.indexOf('\n', at);
  const limit = lineEnd === -1 ? text.length : lineEnd;
  for (let close = text.indexOf(mark, at + 2); close !== -1 && close < limit; close = text.indexOf(mark, close + 1)) {
    if (!isBlank(text[close - 1]) && !isWord(text[close + 1])) return close;
  }
  barren[mark] = limit;
  return -1;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && wordCharacter.test(character);
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === '';
}

function parseLinks(text: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    const address = match[0].replace(sentenceEnd, '');
    const href = address.startsWith('www.') ? `https://${address}` : address;
    if (!URL.canParse(href)) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    pieces.push({ kind: 'link', text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}
