import Papa from 'papaparse';
import { detectDelimiter } from './csv-dialect.ts';
import { emptyFit, findHeader, fitBlock, toColumns, toHeaders, type FittedRecords } from './record-table.ts';
import { importFault, type Delimiter, type ImportResult } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Records whose width says whether the delimiter makes a table of the text. */
const WIDTH_RECORDS = 60;

/** A small text as a table, all of it at once. */
export interface TextTable extends Readonly<FittedRecords> {
  readonly headers: readonly string[];
  /** Records above the header (a title line), not counted as rows. */
  readonly titleRows: number;
  readonly delimiter: Delimiter;
}

/** Text line (1-based) on which a record starts: quoted cells may span several. */
const lineOfRecord = (records: readonly (readonly string[])[], index: number): number => {
  let line = 1;
  for (let at = 0; at < index; at++) {
    line++;
    for (const cell of records[at] ?? []) line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
  return line;
};

/**
 * Delimited text that fits into memory → table, by the rules of `readCsv`. Faults: `empty-file`, `wrong-delimiter` (one
 * column only), `too-many-columns`, `unclosed-quote` (with its line), `no-rows`.
 */
export const parseCsv = (text: string, forced: Delimiter | null = null): ImportResult<TextTable> => {
  if (text.trim() === '') return importFault('empty-file', FAULT_WORDS.emptyFile);
  const delimiter = forced ?? detectDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiter ?? ',', skipEmptyLines: false });
  const open = errors.find((error) => error.code === 'MissingQuotes');
  if (open) return importFault('unclosed-quote', FAULT_WORDS.unclosedQuote(lineOfRecord(data, open.row ?? 0)));
  const width = Math.max(0, ...data.slice(0, WIDTH_RECORDS).map((record) => record.length));
  if (delimiter === null || width < 2)
    return importFault('wrong-delimiter', FAULT_WORDS.wrongDelimiter((text.split(/\r|\n/, 1)[0] ?? '').slice(0, 60)));
  const badQuotes = new Set(errors.flatMap((error) => (error.type === 'Quotes' ? [error.row ?? -1] : [])));
  // The line break that ends the last line is not a blank line.
  const last = data.at(-1);
  const records = last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
  const header = findHeader(records);
  const headers = toHeaders(records.slice(header[0], header[1] + 1));
  if (!headers.ok) return headers;
  const fit = emptyFit();
  const numbers = records.map((_, at) => at + 1);
  const block = { records, numbers, first: 0, last: records.length, badQuotes, progress: 1 };
  fitBlock(block, header, toColumns(headers.value, 0), fit);
  if (fit.rows.length + fit.broken.length === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  return { ok: true, value: { ...fit, headers: headers.value, titleRows: header[0], delimiter } };
};
