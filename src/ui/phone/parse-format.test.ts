import { expect, test } from 'vitest';
import { type FormatPiece, parseFormat } from './parse-format.ts';

/** Writes pieces back with tags, to read them at a glance. */
function show(pieces: FormatPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'link') return `<a ${piece.href}>${piece.text}</a>`;
      return `<${piece.kind}>${'pieces' in piece ? show(piece.pieces) : piece.text}</${piece.kind}>`;
    })
    .join('');
}

test.each([
  ['*bold* and _italic_ and ~gone~', '<bold>bold</bold> and <italic>italic</italic> and <strike>gone</strike>'],
  ['*bold with _italic_ inside*', '<bold>bold with <italic>italic</italic> inside</bold>'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['* not bold*, ** nor this', '* not bold*, ** nor this'],
  ['(*bold*), *olé*!', '(<bold>bold</bold>), <bold>olé</bold>!'],
  ['*open\nand closed* elsewhere', '*open\nand closed* elsewhere'],
  ['`*raw*` text', '<code>*raw*</code> text'],
  ['```\n*raw*\n``` after', '<block>*raw*</block> after'],
  ['an ```unfinished block', 'an ```unfinished block'],
  [
    'see https://example.com/a_b_c?x=1, or www.example.org.',
    'see <a https://example.com/a_b_c?x=1>https://example.com/a_b_c?x=1</a>, or <a https://www.example.org>www.example.org</a>.',
  ],
  ['javascript:alert(1) stays text', 'javascript:alert(1) stays text'],
  ['*مرحبا* بك', '<bold>مرحبا</bold> بك'],
  ['', ''],
])('%s', (text, expected) => {
  expect(show(parseFormat(text))).toBe(expected);
});

test('a long text of nothing but openings is read in linear time', () => {
  expect(parseFormat('*a '.repeat(200_000))).toHaveLength(1);
});
