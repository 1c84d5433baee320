/** `null` is an empty cell: unknown, not zero. */
export type CsvCell = string | number | boolean | null;

/** Characters that make a spreadsheet read a text as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
/** A text that is a plain number, sign and all, calculates nothing. */
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const toText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return FORMULA_START.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
};

const toCell = (cell: CsvCell): string => {
  const text = toText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * Rows as CSV (RFC 4180, CRLF) behind a UTF-8 byte order mark, without which spreadsheets garble Chinese. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front; negative numbers stay numbers.
 */
export const toCsv = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): string => {
  const lines = [header.map(toCell).join(',')];
  for (const row of rows) lines.push(row.map(toCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
};

export const CSV_TYPE = 'text/csv;charset=utf-8';
