import type { Localised } from '../../domain/words.ts';
import type { BrokenRow, ImportResult } from './types.ts';
import { importFault } from './types.ts';
import type { RecordBlock } from './stream-records.ts';
import { FAULT_WORDS, ISSUE_WORDS } from './words.ts';

const HEADER_SEARCH_RECORDS = 10;

/** A ledger has tens of columns; beyond this a file is none, or its delimiter is another. */
export const MOST_COLUMNS = 2000;

type TextRecord = readonly string[];

export const isBlankRecord = (record: TextRecord): boolean => {
  for (const cell of record) if (cell.trim() !== '') return false;
  return true;
};

const hasTwoCells = (record: TextRecord): boolean => {
  let filled = 0;
  for (const cell of record) if (cell.trim() !== '' && ++filled > 1) return true;
  return false;
};

/** Characters of a header that are kept; longer ones are no names. */
const MOST_HEADER_CHARACTERS = 300;

const oneLine = (text: string): string => text.slice(0, MOST_HEADER_CHARACTERS).replace(/\s+/g, ' ').trim();

/** Where the header stands among the records of a file, from 0: first and last of its lines. */
export type HeaderSpan = readonly [number, number];

/** First of the first ten records with any text that has more than one filled cell; the first of all where there is none. */
export const findHeader = (records: readonly TextRecord[]): HeaderSpan => {
  let looked = 0;
  for (let at = 0; at < records.length && looked < HEADER_SEARCH_RECORDS; at++) {
    const record = records[at] ?? [];
    if (hasTwoCells(record)) return [at, at];
    if (!isBlankRecord(record)) looked++;
  }
  return [0, 0];
};

/** Cells that were merged in a spreadsheet stand in the first of them only: in every line but the last they reach to the right. */
const spread = (record: TextRecord): readonly string[] => {
  let last = '';
  return record.map((cell) => (last = oneLine(cell) === '' ? last : oneLine(cell)));
};

/** Header cells of one line or of several, `坐标 经度`; columns without a name at the end are left out. */
export const toHeaders = (records: readonly TextRecord[]): ImportResult<readonly string[]> => {
  const width = Math.max(0, ...records.map((record) => record.length));
  const lines = records.map((record, line) => (line < records.length - 1 ? spread(record) : record.map(oneLine)));
  const headers = Array.from({ length: width }, (_, column) =>
    // A group reaches over columns that have a name of their own, not over one where no line says anything.
    records.some((record) => (record[column] ?? '').trim() !== '')
      ? [...new Set(lines.map((line) => line[column] ?? ''))].filter(Boolean).join(' ')
      : '',
  );
  let named = width;
  while (named > 0 && headers[named - 1] === '') named--;
  if (named > MOST_COLUMNS) return importFault('too-many-columns', FAULT_WORDS.tooManyColumns(named, MOST_COLUMNS));
  return { ok: true, value: headers.slice(0, named) };
};

/** Columns of a table. */
export interface TableColumns {
  /** One a column; empty for columns without a name. */
  readonly headers: readonly string[];
  /** Cells that a row needs: columns without a name behind them may be missing. */
  readonly named: number;
}

/** The cell behind the last one with text. */
export const filledWidth = (record: TextRecord): number => {
  let width = record.length;
  while (width > 0 && (record[width - 1] ?? '').trim() === '') width--;
  return width;
};

/** Columns whose header cell is empty stay, without a name, where the rows below have text in them: notes, mostly. */
export const toColumns = (headers: readonly string[], width: number): TableColumns => ({
  headers: Array.from({ length: Math.max(headers.length, width) }, (_, column) => headers[column] ?? ''),
  named: headers.length,
});

/** Cells of a record fitted to the header, or `null`; surplus cells without text are Excel's and harmless. */
const fitRecord = (record: TextRecord, { headers, named }: TableColumns): TextRecord | null => {
  const width = headers.length;
  if (record.length === width) return record;
  if (record.length < named) return null;
  if (record.length > width) return filledWidth(record) > width ? null : record.slice(0, width);
  return [...record, ...Array.from({ length: width - record.length }, () => '')];
};

/** Cells of a broken record under the header for the quarantine download; what is too many stays in the last one. */
const forcedInto = (record: TextRecord, width: number): TextRecord =>
  record.length <= width || width === 0 ? record : [...record.slice(0, width - 1), record.slice(width - 1).join(' | ')];

const SHOWN_CHARACTERS = 80;

/** The first characters of a record, its cells apart. */
const startOf = (record: TextRecord): string => {
  let text = '';
  for (let at = 0; at < record.length && text.length <= SHOWN_CHARACTERS; at++)
    text += (at === 0 ? '' : ' | ') + (record[at] ?? '').slice(0, 2 * SHOWN_CHARACTERS);
  return oneLine(text).slice(0, SHOWN_CHARACTERS);
};

/** One reason for all rows of one width: a file may have a million of them. */
const raggedWords = new Map<string, Localised>();
const MOST_RAGGED_WORDS = 1000;

const raggedOf = (found: number, expected: number): Localised => {
  const key = `${found} ${expected}`;
  let words = raggedWords.get(key);
  if (words === undefined) {
    words = ISSUE_WORDS.ragged(found, expected);
    if (raggedWords.size < MOST_RAGGED_WORDS) raggedWords.set(key, words);
  }
  return words;
};

const toBroken = (record: TextRecord, row: number, width: number, isQuotes: boolean): BrokenRow => {
  const words = isQuotes ? ISSUE_WORDS.badQuotes : raggedOf(record.length, width);
  const code = isQuotes ? 'bad-quotes' : 'ragged';
  return { row, code, value: startOf(record), words, cells: forcedInto(record, width) };
};

export interface FittedRecords {
  readonly rows: (readonly string[])[];
  readonly rowNumbers: number[];
  /** Empty where they are only counted. */
  readonly broken: BrokenRow[];
  brokenCount: number;
  blankRows: number;
  readonly isCountOfBroken: boolean;
}

/** @param isCountOfBroken broken rows are counted and not kept */
export const emptyFit = (isCountOfBroken = false): FittedRecords => ({
  rows: [],
  rowNumbers: [],
  broken: [],
  brokenCount: 0,
  blankRows: 0,
  isCountOfBroken,
});

/** Sorts the records of a block that stand below the header into rows, broken rows and blank ones. */
export const fitBlock = (block: RecordBlock, header: HeaderSpan, columns: TableColumns, into: FittedRecords): void => {
  const headerEnd = Math.max(block.first, header[1] + 1);
  // Every line below the header is blank until it is found to be none.
  into.blankRows += Math.max(0, block.last - headerEnd);
  for (let at = 0; at < block.records.length; at++) {
    const record = block.records[at] ?? [];
    const row = block.numbers[at] ?? 0;
    if (row <= headerEnd || isBlankRecord(record)) continue;
    into.blankRows--;
    const isQuotes = block.badQuotes.has(at);
    const fitted = isQuotes ? null : fitRecord(record, columns);
    if (fitted === null) {
      into.brokenCount++;
      if (!into.isCountOfBroken) into.broken.push(toBroken(record, row, columns.headers.length, isQuotes));
    } else {
      into.rows.push(fitted);
      into.rowNumbers.push(row);
    }
  }
};
