import { Readable, Transform } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { cleanText } from '#/lib/clean-text.ts';
import type { Encoding } from './detect-encoding.ts';

/** The signs that separate columns. */
const delimiters = [',', ';', '\t', '|'] as const;

/** The most characters that one row may have: a quote that is never closed must not swallow a file. */
const longestRow = 1_000_000;

function optionsFor(delimiter: string): Options {
  return {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    bom: true,
    max_record_size: longestRow,
  };
}

const clean = (cells: readonly string[]) => cells.map((cell) => cleanText(cell).trim());

/** The sign that separates the columns of a text, by its first rows: the one that gives most columns in most rows. */
export function detectDelimiter(text: string): string {
  const score = (delimiter: string) => {
    const rows = readSome(text, delimiter, 20);
    const width = rows[0]?.length ?? 0;
    return width > 1 ? width * rows.filter((row) => row.length === width).length : 0;
  };
  return [...delimiters].sort((a, b) => score(b) - score(a))[0] ?? ',';
}

/** The first rows of a text that may break off anywhere. */
export function readSome(text: string, delimiter: string, count: number): string[][] {
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(clean(row));
    return null;
  };
  try {
    parseAtOnce(text, { ...optionsFor(delimiter), to: count, on_record: keep as never });
  } catch (thrown) {
    if (!isCsvFault(thrown)) throw thrown;
  }
  return rows;
}

/** Tells whether something was thrown because a file is no CSV. */
export function isCsvFault(thrown: unknown): boolean {
  return thrown instanceof Error && String((thrown as { code?: unknown }).code).startsWith('CSV_');
}

/** A row of a file with how many bytes of it have been read by then. */
export interface ReadRow {
  cells: string[];
  readBytes: number;
}

/** Reads a file row by row, never more than it is asked for. Throws an `Error` with a `code` of csv-parse where it is none. */
export async function* readRows(
  source: ReadableStream<Uint8Array>,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<ReadRow> {
  let readBytes = 0;
  const decoder = new TextDecoder(encoding);
  const decoding = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      readBytes += chunk.byteLength;
      done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
  const bytes = Readable.fromWeb(source as Parameters<typeof Readable.fromWeb>[0]);
  const rows = bytes.pipe(decoding).pipe(parse(optionsFor(delimiter)));
  // a pipe passes no errors on
  bytes.once('error', (error) => rows.destroy(error));
  decoding.once('error', (error) => rows.destroy(error));
  try {
    for await (const cells of rows as AsyncIterable<string[]>) yield { cells: clean(cells), readBytes };
  } finally {
    bytes.destroy();
    decoding.destroy();
  }
}
