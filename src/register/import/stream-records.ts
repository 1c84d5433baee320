import { cutRecords, MOST_RECORD_CHARACTERS, type Layout } from './cut-records.ts';
import { DECODER_LABELS } from './decode.ts';
import type { SourceFile } from './opened-source.ts';
import { importFault, type EncodingName, type ImportResult } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Bytes read at a time. */
export const CHUNK_BYTES = 1 << 20;

export interface Dialect extends Layout {
  readonly encoding: EncodingName;
}

/** Some records of the file, in its order. Lines without text are no records, but have their number. */
export interface RecordBlock {
  readonly records: readonly (readonly string[])[];
  /** Number of each of them in the file, from 1. */
  readonly numbers: readonly number[];
  /** Number of the last record or blank line before the block; 0: it is the first. */
  readonly first: number;
  /** Number of the block's last record or blank line. */
  readonly last: number;
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

/** NUL characters of old exports say nothing; `countNulls` counts them. */
export const withoutNulls = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text);

/** NUL characters of a text file. */
export const countNulls = async (
  file: SourceFile,
  encoding: EncodingName,
  chunkBytes = CHUNK_BYTES,
): Promise<number> => {
  let count = 0;
  if (encoding.startsWith('UTF-16')) {
    // Half of the bytes of plain text are zero there.
    for await (const { text } of textOf(file, encoding, chunkBytes))
      for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) count++;
    return count;
  }
  for await (const bytes of chunksOf(file, chunkBytes))
    for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) count++;
  return count;
};

/**
 * Records of a delimited text, block by block; memory is bounded by a piece and the longest record, whatever the file's
 * size. Ends with a fault and its line where the file cannot be read further: `record-too-long`, or `unclosed-quote` where
 * a quoted text of that length is no rows of the table either. Other broken quotes end nothing: see `cutRecords`.
 */
export const streamRecords = async function* (
  file: SourceFile,
  dialect: Dialect,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<RecordBlock, ImportResult<null>> {
  let [rest, last, line, isEnd] = ['', 0, 1, false];
  const pieces = textOf(file, dialect.encoding, chunkBytes);
  while (!isEnd) {
    const next = await pieces.next();
    isEnd = next.done === true;
    const { text, progress } = next.done === true ? { text: '', progress: 1 } : next.value;
    const all = rest + withoutNulls(text);
    const cut = cutRecords(all, dialect, last, isEnd);
    rest = all.slice(cut.taken);
    line += cut.lines;
    if (cut.last > last) yield { ...cut, first: last, progress };
    ({ last } = cut);
    if (cut.stopped === 'unclosed-quote') return importFault(cut.stopped, FAULT_WORDS.unclosedQuote(line));
    if (cut.stopped !== null)
      return importFault('record-too-long', FAULT_WORDS.recordTooLong(line, MOST_RECORD_CHARACTERS));
  }
  return { ok: true, value: null };
};
