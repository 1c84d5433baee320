import Papa from 'papaparse';
import {
  DELIMITERS,
  importFault,
  type BrokenRow,
  type Delimiter,
  type ImportResult,
  type SourceTable,
} from './types.ts';
import { FAULT_WORDS, ISSUE_WORDS } from './words.ts';

const SAMPLE_RECORDS = 60;
const HEADER_SEARCH_RECORDS = 10;

const filledCells = (record: readonly string[]): number =>
  record.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);

/** Rows that agree on one field count above 1, times how many fields: the delimiter that makes a table of the text. */
const scoreOf = (records: readonly (readonly string[])[]): number => {
  const byWidth = new Map<number, number>();
  for (const record of records) byWidth.set(record.length, (byWidth.get(record.length) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of byWidth)
    if (width > 1) score = Math.max(score, (count / records.length) * (1 + Math.log2(width)));
  return score;
};

/** Delimiter among `, ; Tab |` under which the first records agree best; `null` when none makes more than one column. */
export const detectDelimiter = (text: string): Delimiter | null => {
  const sample = text.slice(0, 200_000);
  let best: Delimiter | null = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: SAMPLE_RECORDS, skipEmptyLines: 'greedy' });
    const score = data.length === 0 ? 0 : scoreOf(data);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
};

/** Text line (1-based) on which a record starts: quoted cells may span several. */
const lineOfRecord = (records: readonly (readonly string[])[], index: number): number => {
  let line = 1;
  for (let at = 0; at < index; at++) {
    line++;
    for (const cell of records[at] ?? []) line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return line;
};

const headerIndexOf = (records: readonly (readonly string[])[]): number => {
  for (let index = 0; index < Math.min(records.length, HEADER_SEARCH_RECORDS); index++)
    if (filledCells(records[index] ?? []) > 1) return index;
  return 0;
};

/** Cells of a record fitted to the header, or why they do not fit; surplus cells without text are Excel's and harmless. */
const fitRecord = (record: readonly string[], width: number): readonly string[] | null => {
  if (record.length === width) return record;
  if (record.length > width && filledCells(record.slice(width)) === 0) return record.slice(0, width);
  return null;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const toTable = (
  records: readonly (readonly string[])[],
  badQuotes: ReadonlySet<number>,
  delimiter: Delimiter,
): SourceTable => {
  const headerIndex = headerIndexOf(records);
  const headers = trimTrailing((records[headerIndex] ?? []).map(oneLine));
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  let blankRows = 0;
  for (let index = headerIndex + 1; index < records.length; index++) {
    const record = records[index] ?? [];
    const fitted = fitRecord(record, headers.length);
    if (filledCells(record) === 0) blankRows++;
    else if (badQuotes.has(index)) broken.push(brokenRow(index, 'bad-quotes', record, ISSUE_WORDS.badQuotes));
    else if (fitted === null)
      broken.push(brokenRow(index, 'ragged', record, ISSUE_WORDS.ragged(record.length, headers.length)));
    else {
      rows.push(fitted);
      rowNumbers.push(index + 1);
    }
  }
  const base = { headers, rows, rowNumbers, broken, blankRows, titleRows: headerIndex, delimiter };
  return { format: 'csv', ...base, geometries: new Map(), statedDatum: null };
};

const trimTrailing = (headers: readonly string[]): readonly string[] => {
  let width = headers.length;
  while (width > 0 && headers[width - 1] === '') width--;
  return headers.slice(0, width);
};

const brokenRow = (
  index: number,
  code: BrokenRow['code'],
  record: readonly string[],
  words: BrokenRow['words'],
): BrokenRow => ({ row: index + 1, code, value: oneLine(record.join(' | ')).slice(0, 80), words });

/**
 * Delimited text → table. The header is the first record of the first ten with more than one filled cell; line breaks
 * inside quoted header cells become spaces. Records of another width than the header, or with broken quotes, go to
 * `broken` with their row number. Faults: `empty-file`, `wrong-delimiter` (one column only), `unclosed-quote` (with its
 * line), `no-rows`.
 */
export const parseCsv = (text: string, forced: Delimiter | null = null): ImportResult<SourceTable> => {
  if (text.trim() === '') return importFault('empty-file', FAULT_WORDS.emptyFile);
  const delimiter = forced ?? detectDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiter ?? ',', skipEmptyLines: false });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open) return importFault('unclosed-quote', FAULT_WORDS.unclosedQuote(lineOfRecord(data, open.row ?? 0)));
  const width = Math.max(0, ...data.slice(0, SAMPLE_RECORDS).map((record) => record.length));
  if (delimiter === null || width < 2)
    return importFault('wrong-delimiter', FAULT_WORDS.wrongDelimiter((text.split(/\r|\n/, 1)[0] ?? '').slice(0, 60)));
  const badQuotes = new Set(errors.flatMap((error) => (error.type === 'Quotes' ? [error.row ?? -1] : [])));
  // The line break that ends the last line is not a blank line.
  const last = data.at(-1);
  const records = last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
  const table = toTable(records, badQuotes, delimiter);
  if (table.rows.length + table.broken.length === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  return { ok: true, value: table };
};
