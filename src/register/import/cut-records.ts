import type { Delimiter, QuoteCharacter } from './types.ts';

/**
 * Characters of one record, line breaks in quotes included: 2,000 columns of 2,000 characters. Beyond it no ledger is
 * read but a quote that never closes, or a file without line breaks.
 */
export const MOST_RECORD_CHARACTERS = 4_000_000;

/** How a text is divided into cells, and what most of its lines have. */
export interface Layout {
  readonly delimiter: Delimiter;
  readonly quote: QuoteCharacter;
  /** Cells that most lines have; 0: not known. */
  readonly width: number;
}

/** Records cut from a text. Lines without text are only counted, those of blanks and delimiters too. */
export interface CutRecords {
  readonly records: (readonly string[])[];
  /** Number of each record in the file, from 1: lines without text count. */
  readonly numbers: number[];
  /** Indices into `records` where quotes are used so that the cells are in doubt. */
  readonly badQuotes: Set<number>;
  /** Number of the last record or blank line; the one before the first where there is none. */
  last: number;
  /** Physical lines taken. */
  lines: number;
  /** Characters taken; what follows is the start of a record that goes on. */
  taken: number;
  /** Why the text at `taken` cannot be read: the line, or a quoted text that is no rows of the table, is longer than a record can be. */
  stopped: 'record-too-long' | 'unclosed-quote' | null;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;

/** Where the line ends that has nothing but blanks and delimiters; -1 where it has more. */
const blankEnd = (text: string, at: number, delimiter: number): number => {
  for (let end = at; ; end++) {
    if (end === text.length) return end;
    const code = text.charCodeAt(end);
    if (code === LINE_FEED) return end;
    if (code !== delimiter && code !== SPACE && code !== TAB) return -1;
  }
};

interface QuotedRecord {
  readonly cells: readonly string[];
  /** Of its last line, without the line break. */
  readonly end: number;
}

/** `open`: a quote does not close in the text · `long`: nor within a record's length · `bad`: text stands behind a closing quote. */
type QuotedRead = QuotedRecord | 'open' | 'long' | 'bad';

/** Closing quote of the cell that a quote opens at `at`; doubled quotes are skipped. */
const closingQuote = (
  text: string,
  at: number,
  quote: string,
): { readonly close: number; readonly hasPairs: boolean } => {
  let hasPairs = false;
  let close = text.indexOf(quote, at + 1);
  while (close >= 0 && text[close + 1] === quote) {
    hasPairs = true;
    close = text.indexOf(quote, close + 2);
  }
  return { close, hasPairs };
};

/** The record that begins at `start`, by RFC 4180; blanks may stand between a closing quote and what follows. */
const readQuoted = (text: string, start: number, { delimiter, quote }: Layout): QuotedRead => {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let end = at;
    if (text[at] === quote) {
      const { close, hasPairs } = closingQuote(text, at, quote);
      if ((close < 0 ? text.length : close) - start > MOST_RECORD_CHARACTERS) return 'long';
      if (close < 0) return 'open';
      const cell = text.slice(at + 1, close);
      cells.push(hasPairs ? cell.replaceAll(quote + quote, quote) : cell);
      end = close + 1;
      while (text[end] === ' ') end++;
      if (end < text.length && text[end] !== delimiter && text[end] !== '\n') return 'bad';
    } else {
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
      cells.push(text.slice(at, end));
    }
    if (end >= text.length || text[end] === '\n') return { cells, end };
    at = end + 1;
  }
};

/** Cells of one line by its quotes where they are in order; 0 where they are not. */
const quotedWidth = (line: string, layout: Layout): number => {
  const read = line.includes(layout.quote) ? readQuoted(line, 0, layout) : 'bad';
  return typeof read === 'string' ? 0 : read.cells.length;
};

/** Tables narrower than this have cells of several lines with as many commas as a row: their quotes are believed. */
const LEAST_TELLING_WIDTH = 4;

/**
 * Whether a record of several lines is rows of the table that a stray quote holds together: its lines have as many cells
 * as a row. Lines of a text in a cell have other numbers of commas, the first and the last above all.
 */
const holdsRows = (text: string, start: number, { cells, end }: QuotedRecord, layout: Layout): boolean => {
  const { width, delimiter } = layout;
  // Two cells are what the lines of a header with line breaks in its quotes have: 编号,"经度.
  if (width < 3) return false;
  const lines = text.slice(start, end).split('\n');
  if (lines.length < 2) return false;
  const isRow = (line = ''): boolean => line.split(delimiter).length === width || quotedWidth(line, layout) === width;
  if (cells.length === width && width < LEAST_TELLING_WIDTH) return false;
  if (isRow(lines[0]) && isRow(lines.at(-1))) return true;
  const rows = lines.filter((line) => isRow(line)).length;
  return cells.length === width ? rows >= 2 && rows * 2 >= lines.length : rows > 0;
};

/** Lines below a quote without an end that tell whether rows of the table stand there. */
const LOOKED_LINES = 1000;

/** Whether most lines below the first of a text have as many cells as a row. */
const isFollowedByRows = (text: string, start: number, layout: Layout): boolean => {
  const lines = text
    .slice(start, start + MOST_RECORD_CHARACTERS)
    .split('\n', LOOKED_LINES + 1)
    .slice(1);
  const rows = lines.filter((line) => line.split(layout.delimiter).length === layout.width);
  return rows.length * 2 >= lines.length;
};

const countLines = (text: string, start: number, end: number): number => {
  let lines = 1;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/**
 * Cuts a text with line breaks `\n` into records. Where a quote opens a cell and is broken (text behind its end, no end,
 * or rows of the table before its end), only the line where it stands is a record with `badQuotes`; reading goes on with
 * the next line, so that no row is swallowed; only a quoted text longer than any record in which no rows stand ends it. Papa Parse, which reads the rest of the project's CSV, goes on to the next
 * quote wherever it is. The time is in proportion to the text.
 * @param before number of the last record before the text
 * @param isLast false: the last line may go on and is left
 */
export const cutRecords = (text: string, layout: Layout, before: number, isLast: boolean): CutRecords => {
  const { delimiter, quote } = layout;
  const delimiterCode = delimiter.charCodeAt(0);
  const cut: CutRecords = {
    records: [],
    numbers: [],
    badQuotes: new Set(),
    last: before,
    lines: 0,
    taken: 0,
    stopped: null,
  };
  const push = (cells: readonly string[]): void => {
    cut.records.push(cells);
    cut.numbers.push(++cut.last);
  };
  let nextQuote = text.indexOf(quote);
  while (cut.taken < text.length) {
    const at = cut.taken;
    const blank = blankEnd(text, at, delimiterCode);
    const found = blank >= 0 && blank < text.length ? blank : text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (end - at > MOST_RECORD_CHARACTERS) {
      cut.stopped = 'record-too-long';
      return cut;
    }
    if (found < 0 && !isLast) return cut;
    if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf(quote, at);
    let [next, lines] = [end, 1];
    if (blank >= 0) cut.last++;
    else if (nextQuote < 0 || nextQuote >= end) push(text.slice(at, end).split(delimiter));
    else {
      const read = readQuoted(text, at, layout);
      const isCut = read === 'open' || (typeof read !== 'string' && read.end >= text.length);
      if (isCut && !isLast) return cut;
      if (read === 'long' && !isFollowedByRows(text, at, layout)) {
        cut.stopped = 'unclosed-quote';
        return cut;
      }
      if (typeof read === 'string' || holdsRows(text, at, read, layout)) {
        cut.badQuotes.add(cut.records.length);
        push(text.slice(at, end).split(delimiter));
      } else {
        push(read.cells);
        [next, lines] = [read.end, read.end > end ? countLines(text, at, read.end) : 1];
      }
    }
    cut.lines += lines;
    cut.taken = next + 1;
  }
  cut.taken = Math.min(cut.taken, text.length);
  return cut;
};

/** Lines whose cells are counted for the usual width. */
const WIDTH_LINES = 400;

/** Cells that most of the first lines of a text have; 0 where none has two. */
export const usualWidthOf = (text: string, dialect: Omit<Layout, 'width'>): number => {
  const counts = new Map<number, number>();
  let [at, looked] = [0, 0];
  while (at < text.length && looked < WIDTH_LINES) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    at = end + 1;
    if (blankEnd(line, 0, dialect.delimiter.charCodeAt(0)) >= 0) continue;
    looked++;
    const width = quotedWidth(line, { ...dialect, width: 0 }) || line.split(dialect.delimiter).length;
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let [usual, most] = [0, 0];
  for (const [width, count] of counts) if (count > most) [usual, most] = [width, count];
  return usual;
};
