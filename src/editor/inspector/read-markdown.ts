/** A piece of running text. */
export type Inline = { kind: 'text' | 'code' | 'strong' | 'em'; text: string };

/** A block of a README. */
export type Block =
  | { kind: 'heading' | 'paragraph'; content: readonly Inline[] }
  | { kind: 'list'; items: readonly (readonly Inline[])[] }
  | { kind: 'code'; text: string };

const inline = /`([^`]+)`|\*\*([^*]+)\*\*|[_*]([^_*]+)[_*]/g;

function readInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    const [whole, code, strong, em] = match;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else pieces.push({ kind: 'em', text: em ?? '' });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** Reads the Markdown that our own READMEs are written in: headings, paragraphs, lists, code, emphasis. */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  for (const [index, part] of source.split(/^```[a-z]*\n/m).entries()) {
    // every second part stands inside a fence; what follows its closing fence was split off with an empty language
    if (index % 2 === 1) blocks.push({ kind: 'code', text: part.replace(/\n$/, '') });
    else blocks.push(...readText(part));
  }
  return blocks;
}

function readText(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block): Block => {
      if (block.startsWith('#')) return { kind: 'heading', content: readInline(block.replace(/^#+\s*/, '')) };
      if (!block.startsWith('- ')) return { kind: 'paragraph', content: readInline(block.replace(/\s*\n\s*/g, ' ')) };
      const items = block.split(/\n(?=- )/).map((item) => readInline(item.slice(2).replace(/\s*\n\s*/g, ' ')));
      return { kind: 'list', items };
    });
}
