import { detectDelimiter, detectQuote } from './csv-dialect.ts';
import { detectEncoding } from './decode.ts';
import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from './opened-source.ts';
import { emptyFit, fitBlock, isBlankRecord, toHeaders, type HeaderSpan } from './record-table.ts';
import { CHUNK_BYTES, chunksOf, streamRecords, textOf, type Dialect, type RecordBlock } from './stream-records.ts';
import { findTextHeader } from './text-header.ts';
import { importFault, type Encoding, type ImportResult } from './types.ts';
import { FAULT_WORDS, NOTE_WORDS } from './words.ts';

/** Records whose width says whether the delimiter makes a table of the file. */
const WIDTH_RECORDS = 60;
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
  return text;
};

interface Start {
  readonly header: HeaderSpan;
  readonly headers: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number | null;
  readonly brokenCount: number;
}

type Blocks = AsyncGenerator<RecordBlock, ImportResult<null>>;

/** Files up to this size are read to their end before they are shown, so that their rows can be counted. */
const COUNTED_BYTES = 1 << 24;

interface FirstRecords {
  readonly records: readonly (readonly string[])[];
  readonly held: readonly RecordBlock[];
  readonly isEnd: boolean;
}

/** The records among which the header is, and those that show how wide the table is. */
const readFirst = async (blocks: Blocks, wanted: number): Promise<ImportResult<FirstRecords>> => {
  const records: (readonly string[])[] = [];
  const held: RecordBlock[] = [];
  while (records.length < wanted) {
    const next = await blocks.next();
    if (next.done === true) return next.value.ok ? { ok: true, value: { records, held, isEnd: true } } : next.value;
    records.push(...next.value.records.slice(0, wanted));
    held.push(next.value);
  }
  return { ok: true, value: { records, held, isEnd: false } };
};

/** Whether nothing but blank records follows. */
const isBlankToTheEnd = async (blocks: Blocks): Promise<boolean> => {
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return true;
    if (!next.value.records.every(isBlankRecord)) return false;
  }
};

const headerOf = (records: readonly (readonly string[])[], options: ReadOptions): HeaderSpan => {
  const [first, last] = options.headerRecords ?? [0, 0];
  return first >= 1 && last >= first && last <= records.length ? [first - 1, last - 1] : findTextHeader(records);
};

/** Header, sample and, in files that are not too large, the number of rows. */
const readStart = async (
  blocks: Blocks,
  options: ReadOptions,
  start: string,
  isCounted: boolean,
): Promise<ImportResult<Start>> => {
  const first = await readFirst(blocks, Math.max(WIDTH_RECORDS, options.headerRecords?.[1] ?? 0));
  if (!first.ok) return first;
  const { records, held } = first.value;
  if (records.every(isBlankRecord) && (first.value.isEnd || (await isBlankToTheEnd(blocks))))
    return importFault('empty-file', FAULT_WORDS.emptyFile);
  const header = headerOf(records, options);
  const headers = toHeaders(records.slice(header[0], header[1] + 1));
  if (!headers.ok) return headers;
  const width = Math.max(0, ...records.slice(0, WIDTH_RECORDS).map((record) => record.length));
  if (width < 2) return importFault('wrong-delimiter', FAULT_WORDS.wrongDelimiter(start));
  const sample: (readonly string[])[] = [];
  let [rowCount, brokenCount] = [0, 0];
  const take = (block: RecordBlock): void => {
    const fit = emptyFit();
    fitBlock(block, header, headers.value.length, fit);
    sample.push(...fit.rows.slice(0, SAMPLE_ROWS - sample.length));
    rowCount += fit.rows.length + fit.broken.length;
    brokenCount += fit.broken.length;
  };
  for (const block of held) take(block);
  let { isEnd } = first.value;
  for (;;) {
    if (isEnd || (!isCounted && sample.length >= SAMPLE_ROWS)) break;
    const next = await blocks.next();
    if (next.done !== true) take(next.value);
    else if (next.value.ok) isEnd = true;
    else return next.value;
  }
  if (isEnd && rowCount === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  return {
    ok: true,
    value: { header, headers: headers.value, sample, rowCount: isEnd ? rowCount : null, brokenCount },
  };
};

const toBatches = async function* (
  blocks: Blocks,
  { header, headers }: Start,
): AsyncGenerator<RowBatch, ImportResult<null>> {
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return next.value;
    const fit = emptyFit();
    fitBlock(next.value, header, headers.length, fit);
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
 * and a block of records is held. The header is found by `findTextHeader`; line breaks inside its cells become spaces. Records of another width than the header, or with broken quotes, are `broken`.
 * Faults: `empty-file`, `wrong-delimiter` (one column only), `too-many-columns` (above `MOST_COLUMNS`), `unclosed-quote`
 * and `record-too-long` (with their line), `no-rows`; the last three may come only from `batches` in a long file.
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
  const dialect: Dialect = { encoding: encoding.name, delimiter: delimiter ?? ',', quote };
  const firstLine = (text.trimStart().split('\n', 1)[0] ?? '').slice(0, 60);
  const started = await readStart(
    streamRecords(file, dialect, chunkBytes),
    options,
    firstLine,
    file.size <= COUNTED_BYTES,
  );
  if (!started.ok) return started;
  const start = started.value;
  const duplicates = countDuplicates(start.headers);
  return {
    ok: true,
    value: {
      format: 'csv',
      headers: start.headers,
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
      notes:
        duplicates === 0 ? [] : [{ code: 'duplicate-headers', count: duplicates, words: NOTE_WORDS.duplicateHeaders }],
      batches: () => toBatches(streamRecords(file, dialect, chunkBytes), start),
    },
  };
};
