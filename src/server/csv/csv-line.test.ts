import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it.each(['=1+1', '+55 11', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', '＠x'])(
  'B108: %j is text to a spreadsheet',
  (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
  },
);

it('quotes what needs it, and is read back as it was', () => {
  const cells = ['a,b', 'say "hi"', 'two\r\nlines', ' spaced ', 'plain', '', 'Ângela 😀'];
  expect(csvLine(cells)).toContain('plain,,Ângela');
  expect(parse(csvLine(cells))).toEqual([cells]);
});
