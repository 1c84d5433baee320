import Papa from 'papaparse';
import type { SourceFile } from './opened-source.ts';
import { DECODER_LABELS } from './decode.ts';
import { importFault, type Delimiter, type EncodingName, type ImportResult, type QuoteCharacter } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Bytes read at a time. */
export const CHUNK_BYTES = 1 << 20;

/**
 * Characters of one record, line breaks in quotes included: 2,000 columns of 2,000 characters. Beyond it no ledger is
 * read but a quote that never closes, or a file without line breaks.
 */
export const MOST_RECORD_CHARACTERS = 4_000_000;

export interface Dialect {
  readonly encoding: EncodingName;
  readonly delimiter: Delimiter;
  readonly quote: QuoteCharacter;
}

/** Some records of the file, in its order. */
export interface RecordBlock {
  readonly records: readonly (readonly string[])[];
  /** Index of the first of them in the file, from 0. */
  readonly first: number;
  /** Indices into `records` where quotes are used so that the cells are in doubt. */
  readonly badQuotes: ReadonlySet<number>;
  /** Share of the file that has been read, 0–1. */
  readonly progress: number;
}

/** Bytes of a file piece by piece; never more than one piece is held. */
export const chunksOf = async function* (file: SourceFile, chunkBytes = CHUNK_BYTES): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += chunkBytes)
    yield new Uint8Array(await file.slice(at, Math.min(at + chunkBytes, file.size)).arrayBuffer());
};

/** Text of a file with every line break as `\n`; a character or a line break cut by a piece's edge is put together. */
export const textOf = async function* (
  file: SourceFile,
  encoding: EncodingName,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<{ readonly text: string; readonly progress: number }> {
  const decoder = new TextDecoder(DECODER_LABELS[encoding]);
  let [held, read] = ['', 0];
  for await (const chunk of chunksOf(file, chunkBytes)) {
    read += chunk.length;
    const text = held + decoder.decode(chunk, { stream: true });
    // Whether `\n` follows is known with the next piece.
    held = text.endsWith('\r') ? '\r' : '';
    yield { text: toLineFeeds(held === '' ? text : text.slice(0, -1)), progress: read / file.size };
  }
  yield { text: toLineFeeds(held + decoder.decode()), progress: 1 };
};

const toLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Papa's parser as its own streams use it: with `isLast` false the last record, which may go on, is left where `cursor`
 * stands. Papa's streaming of files is not used because it cuts characters of several bytes.
 */
const parseText = (text: string, { delimiter, quote }: Dialect, isLast: boolean): Parsed =>
  new Papa.Parser({ delimiter, quoteChar: quote, newline: '\n' }).parse(text, 0, !isLast) as Parsed;

const countLines = (text: string, end: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

const isUnclosed = ({ errors }: Parsed): boolean => errors.some((error) => error.code === 'MissingQuotes');

const toBlock = ({ data, errors }: Parsed, first: number, progress: number): RecordBlock => {
  const badQuotes = new Set<number>();
  for (const { type, row = -1 } of errors) if (type === 'Quotes' && row < data.length) badQuotes.add(row);
  return { records: data, first, badQuotes, progress };
};

/**
 * Records of a delimited text, block by block; memory is bounded by a piece and the longest record, whatever the file's
 * size. Ends with a fault where the file cannot be read further: `unclosed-quote` with its line, `record-too-long`.
 */
export const streamRecords = async function* (
  file: SourceFile,
  dialect: Dialect,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<RecordBlock, ImportResult<null>> {
  let [rest, first, line] = ['', 0, 1];
  for await (const { text, progress } of textOf(file, dialect.encoding, chunkBytes)) {
    const all = rest + text;
    const parsed = parseText(all, dialect, false);
    line += countLines(all, parsed.meta.cursor);
    rest = all.slice(parsed.meta.cursor);
    if (parsed.data.length > 0) yield toBlock(parsed, first, progress);
    first += parsed.data.length;
    if (rest.length <= MOST_RECORD_CHARACTERS) continue;
    return isUnclosed(parseText(rest, dialect, true))
      ? importFault('unclosed-quote', FAULT_WORDS.unclosedQuote(line))
      : importFault('record-too-long', FAULT_WORDS.recordTooLong(line, MOST_RECORD_CHARACTERS));
  }
  if (rest === '') return { ok: true, value: null };
  const parsed = parseText(rest, dialect, true);
  if (isUnclosed(parsed)) return importFault('unclosed-quote', FAULT_WORDS.unclosedQuote(line));
  yield toBlock(parsed, first, 1);
  return { ok: true, value: null };
};
