import { detectDelimiter, detectQuote } from './csv-dialect.ts';
import { usualWidthOf } from './cut-records.ts';
import { detectEncoding } from './decode.ts';
import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from './opened-source.ts';
import {
  emptyFit,
  filledWidth,
  fitBlock,
  isBlankRecord,
  MOST_COLUMNS,
  toColumns,
  toHeaders,
  type HeaderSpan,
  type TableColumns,
} from './record-table.ts';
import { FORMAT_NOTES, TEXT_WORDS } from './formats/words.ts';
import {
  CHUNK_BYTES,
  chunksOf,
  countNulls,
  streamRecords,
  textOf,
  withoutNulls,
  type Dialect,
  type RecordBlock,
} from './stream-records.ts';
import { findTextHeader } from './text-header.ts';
import { importFault, type Encoding, type ImportResult } from './types.ts';
import { FAULT_WORDS, NOTE_WORDS } from './words.ts';

/** Records whose width says whether the delimiter makes a table of the file. */
const WIDTH_RECORDS = 60;
/** Records that are looked at for text in columns without a header; files up to `COUNTED_BYTES` are looked at as a whole. */
const SURVEY_RECORDS = 1000;
/** Bytes that delimiter and quotes are guessed from: more than 200,000 characters in every encoding. */
const HEAD_BYTES = 1 << 20;

/** The start of a file as a file. */
const startOf = (file: SourceFile, bytes: number): SourceFile => {
  const size = Math.min(bytes, file.size);
  const blob = file.slice(0, size);
  return {
    name: file.name,
    size,
    slice: (start, end) => blob.slice(start, end),
    stream: () => blob.stream(),
    arrayBuffer: () => blob.arrayBuffer(),
  };
};

const headText = async (file: SourceFile, encoding: Encoding): Promise<string> => {
  let text = '';
  for await (const part of textOf(startOf(file, HEAD_BYTES), encoding.name)) text += part.text;
  return withoutNulls(text);
};

interface Start {
  /** Numbers of the first and the last header record, from 0. */
  readonly header: HeaderSpan;
  readonly columns: TableColumns;
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number | null;
  readonly brokenCount: number;
}

type Blocks = AsyncGenerator<RecordBlock, ImportResult<null>>;

/** Files up to this size are read to their end before they are shown, so that their rows can be counted. */
const COUNTED_BYTES = 1 << 24;

interface FirstRecords {
  /** Lines without text left out. */
  readonly records: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly held: readonly RecordBlock[];
  readonly isEnd: boolean;
}

/** The records among which the header is, and those that show how wide the table is. */
const readFirst = async (blocks: Blocks, lastNumber: number): Promise<ImportResult<FirstRecords>> => {
  const records: (readonly string[])[] = [];
  const numbers: number[] = [];
  const held: RecordBlock[] = [];
  while (records.length < SURVEY_RECORDS || (numbers.at(-1) ?? 0) < lastNumber) {
    const next = await blocks.next();
    if (next.done === true)
      return next.value.ok ? { ok: true, value: { records, numbers, held, isEnd: true } } : next.value;
    // Of a block only as much as is wanted, so that the table does not hang on where the file is cut.
    const byNumber = next.value.numbers.findLastIndex((number) => number <= lastNumber) + 1;
    const wanted = Math.max(SURVEY_RECORDS - records.length, byNumber, 0);
    records.push(...next.value.records.slice(0, wanted));
    numbers.push(...next.value.numbers.slice(0, wanted));
    held.push(next.value);
  }
  return { ok: true, value: { records, numbers, held, isEnd: false } };
};

/** Whether nothing but blank records follows. */
const isBlankToTheEnd = async (blocks: Blocks): Promise<boolean> => {
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return true;
    if (!next.value.records.every(isBlankRecord)) return false;
  }
};

/** The lines that the user names, else those that are found. */
const headerOf = ({ records, numbers }: FirstRecords, options: ReadOptions): HeaderSpan => {
  const [first, last] = options.headerRecords ?? [0, 0];
  if (first >= 1 && last >= first && last <= (numbers.at(-1) ?? 0)) return [first - 1, last - 1];
  const [from, to] = findTextHeader(records);
  return [(numbers[from] ?? 1) - 1, (numbers[to] ?? 1) - 1];
};

interface FoundHeader {
  readonly header: HeaderSpan;
  readonly names: readonly string[];
  /** Cells of the header, those without a name at its end too. */
  readonly cells: number;
}

const findHeader = (first: FirstRecords, options: ReadOptions): ImportResult<FoundHeader> => {
  const header = headerOf(first, options);
  const isIn = (number: number): boolean => number > header[0] && number <= header[1] + 1;
  const lines = first.records.filter((_, at) => isIn(first.numbers[at] ?? 0));
  const names = toHeaders(lines);
  if (!names.ok) return names;
  const cells = Math.min(MOST_COLUMNS, Math.max(0, ...lines.map((line) => line.length)));
  return { ok: true, value: { header, names: names.value, cells } };
};

/** How far text of the rows reaches below the cells of the header; rows that are wider are no measure. */
const reachOf = (records: readonly (readonly string[])[], { names, cells }: FoundHeader): number => {
  let reach = names.length;
  for (const record of records) {
    const width = record.length > reach ? filledWidth(record) : 0;
    if (width > reach && width <= cells) reach = width;
  }
  return reach;
};

/** Above so many broken rows, ten to one that can be read, a file is given up: their quarantine would fill the memory. */
export const MOST_BROKEN_ROWS = 3_000_000;

const isGivenUp = (rows: number, broken: number): boolean => broken > MOST_BROKEN_ROWS && broken > 10 * rows;

/** Header, sample and, in files that are not too large, the number of rows. */
const readStart = async (
  open: () => Blocks,
  options: ReadOptions,
  start: string,
  isCounted: boolean,
  leastWidth = 0,
): Promise<ImportResult<Start>> => {
  const blocks = open();
  const first = await readFirst(blocks, options.headerRecords?.[1] ?? 0);
  if (!first.ok) return first;
  const { records, numbers, held } = first.value;
  if (records.every(isBlankRecord) && (first.value.isEnd || (await isBlankToTheEnd(blocks))))
    return importFault('empty-file', FAULT_WORDS.emptyFile);
  const found = findHeader(first.value, options);
  if (!found.ok) return found;
  const { header, names } = found.value;
  const width = Math.max(0, ...records.slice(0, WIDTH_RECORDS).map((record) => record.length));
  if (width < 2) return importFault('wrong-delimiter', FAULT_WORDS.wrongDelimiter(start));
  const below = records.slice(numbers.findLastIndex((number) => number <= header[1] + 1) + 1, SURVEY_RECORDS);
  const columns = toColumns(names, Math.max(leastWidth, reachOf(below, found.value)));
  const sample: (readonly string[])[] = [];
  let [rowCount, brokenCount, reach] = [0, 0, columns.headers.length];
  const take = (block: RecordBlock): void => {
    const fit = emptyFit(true);
    fitBlock(block, header, columns, fit);
    sample.push(...fit.rows.slice(0, SAMPLE_ROWS - sample.length));
    rowCount += fit.rows.length + fit.brokenCount;
    brokenCount += fit.brokenCount;
    if (isCounted && fit.brokenCount > 0) reach = Math.max(reach, reachOf(block.records, found.value));
  };
  for (const block of held) take(block);
  let { isEnd } = first.value;
  for (;;) {
    if (isEnd || (!isCounted && sample.length >= SAMPLE_ROWS)) break;
    if (isGivenUp(rowCount - brokenCount, brokenCount))
      return importFault('wrong-delimiter', TEXT_WORDS.mostlyBroken(brokenCount));
    const next = await blocks.next();
    if (next.done !== true) take(next.value);
    else if (next.value.ok) isEnd = true;
    else return next.value;
  }
  if (isEnd && rowCount === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  // Text in a column without a header may come late: once more, with that column.
  if (isCounted && reach > columns.headers.length && leastWidth === 0)
    return readStart(open, options, start, isCounted, reach);
  return { ok: true, value: { header, columns, sample, rowCount: isEnd ? rowCount : null, brokenCount } };
};

const toBatches = async function* (
  blocks: Blocks,
  { header, columns }: Start,
): AsyncGenerator<RowBatch, ImportResult<null>> {
  let [rows, broken] = [0, 0];
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return next.value;
    const fit = emptyFit();
    fitBlock(next.value, header, columns, fit);
    rows += fit.rows.length;
    broken += fit.brokenCount;
    if (isGivenUp(rows, broken)) return importFault('wrong-delimiter', TEXT_WORDS.mostlyBroken(broken));
    const base = { geometries: new Map(), progress: next.value.progress };
    let at = 0;
    do {
      const end = at + BATCH_ROWS;
      const rest = at === 0 ? { broken: fit.broken, blankRows: fit.blankRows } : { broken: [], blankRows: 0 };
      yield { ...base, ...rest, rows: fit.rows.slice(at, end), rowNumbers: fit.rowNumbers.slice(at, end) };
      at = end;
    } while (at < fit.rows.length);
  }
};

const countDuplicates = (headers: readonly string[]): number => {
  const named = headers.filter((header) => header !== '');
  return named.length - new Set(named).size;
};

/**
 * Delimited text (CSV, TSV) of any size as a table. Encoding, delimiter, quote character and header are found out where
 * `options` leave them open: the encoding from every byte, the rest from the start of the file. Nothing but the sample
 * and a block of records is held. The header is found by `findTextHeader`; line breaks inside its cells become spaces,
 * and cells of it that are empty are columns without a name where rows have text in them. Records of another width than
 * the header, or with broken quotes (see `cutRecords`), are `broken`. NUL characters are dropped and counted in a note.
 * Faults: `empty-file`, `wrong-delimiter` (one column only, or millions of broken rows and next to no others), `too-many-columns` (above `MOST_COLUMNS`),
 * `record-too-long` and `unclosed-quote` (with their line), `no-rows`; all but the first and third may come only from `batches` in a long file.
 */
export const readCsv = async (
  file: SourceFile,
  options: ReadOptions = {},
  chunkBytes = CHUNK_BYTES,
): Promise<ImportResult<OpenedSource>> => {
  if (file.size === 0) return importFault('empty-file', FAULT_WORDS.emptyFile);
  const firstBytes = new Uint8Array(await file.slice(0, Math.min(HEAD_BYTES, file.size)).arrayBuffer());
  const encoding = await detectEncoding(firstBytes, () => chunksOf(file, chunkBytes), options.encoding ?? null);
  const text = await headText(file, encoding);
  const quote = options.quote ?? detectQuote(text);
  const delimiter = options.delimiter ?? detectDelimiter(text, quote);
  const layout = { delimiter: delimiter ?? ',', quote } as const;
  const dialect: Dialect = { encoding: encoding.name, ...layout, width: usualWidthOf(text, layout) };
  const firstLine = (text.trimStart().split('\n', 1)[0] ?? '').slice(0, 60);
  const started = await readStart(
    () => streamRecords(file, dialect, chunkBytes),
    options,
    firstLine,
    file.size <= COUNTED_BYTES,
  );
  if (!started.ok) return started;
  const start = started.value;
  const { headers } = start.columns;
  const duplicates = countDuplicates(headers);
  const nulls = await countNulls(file, encoding.name, chunkBytes);
  const notes: OpenedSource['notes'][number][] = [];
  if (duplicates > 0) notes.push({ code: 'duplicate-headers', count: duplicates, words: NOTE_WORDS.duplicateHeaders });
  if (nulls > 0) notes.push({ code: 'null-characters', count: nulls, words: FORMAT_NOTES.nullCharacters });
  return {
    ok: true,
    value: {
      format: 'csv',
      headers,
      sample: start.sample,
      rowCount: start.rowCount,
      brokenCount: start.brokenCount,
      titleRows: start.header[0],
      sheets: null,
      choices: {
        encoding,
        delimiter: dialect.delimiter,
        quote,
        sheets: null,
        joins: null,
        headerRecords: [start.header[0] + 1, start.header[1] + 1],
      },
      statedCrs: null,
      notes,
      batches: () => toBatches(streamRecords(file, dialect, chunkBytes), start),
    },
  };
};
