/** `null` is an empty cell: unknown, not zero. */
export type CsvCell = string | number | boolean | null;

/**
 * What stands before a text without being seen, or is stripped by a lenient reader: blanks of every width, marks of
 * direction and of no width, quotes.
 */
const PRELUDE = String.raw`[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF"“”]*`;
/** Characters that make a spreadsheet read a text as a formula, full-width forms too; a tab or a break may be cut off. */
const FORMULA_START = new RegExp(String.raw`^(?:${PRELUDE}[=+\-@＝＋－＠]|[\t\r\n])`, 'u');
/** A text that is a plain number, sign and all, calculates nothing. */
const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+|\d{1,3}(,\d{3})+(\.\d+)?)(e[+-]?\d+)?%?$/i;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** What nearly every cell begins with, and no formula: the pattern need not be asked. */
const isHarmlessStart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x4e00 && code <= 0x9fff);

/**
 * A text as it may stand in a cell of a spreadsheet: with an apostrophe in front where it would be taken for a formula.
 * Plain numbers, negative ones too, stay as they are, and so does what has its apostrophe already.
 */
export const neutralise = (text: string): string =>
  text !== '' && !isHarmlessStart(text.charCodeAt(0)) && FORMULA_START.test(text) && !PLAIN_NUMBER.test(text)
    ? `'${text}`
    : text;

const toText = (cell: CsvCell): string => {
  if (cell === null) return '';
  return typeof cell === 'string' ? neutralise(cell) : String(cell);
};

const toCell = (cell: CsvCell): string => {
  const text = toText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const CRLF = '\r\n';

/** One record (RFC 4180), its line break at the end. */
export const toCsvLine = (cells: readonly CsvCell[]): string => `${cells.map(toCell).join(',')}${CRLF}`;

/** Without it spreadsheets garble Chinese. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV (RFC 4180, CRLF) behind a UTF-8 byte order mark. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front; negative numbers stay numbers.
 */
export const toCsv = (header: readonly string[], rows: Iterable<readonly CsvCell[]>): string => {
  const lines = [toCsvLine(header)];
  for (const row of rows) lines.push(toCsvLine(row));
  return BYTE_ORDER_MARK + lines.join('');
};

export const CSV_TYPE = 'text/csv;charset=utf-8';
