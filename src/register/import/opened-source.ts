import type { Localised } from '../../domain/words.ts';
import type {
  BrokenRow,
  Delimiter,
  Encoding,
  EncodingName,
  FileFormat,
  ImportResult,
  QuoteCharacter,
  ReferenceSystem,
  ShapeGeometry,
} from './types.ts';

/** A sheet of a workbook, or a layer of an archive, that could be the register. */
export interface SheetInfo {
  readonly name: string;
  /** Rows below its header. */
  readonly rowCount: number;
  readonly headers: readonly string[];
}

/** Columns of another sheet beside those of the first, row by row of the same key. */
export interface SheetJoin {
  readonly sheet: string;
  /** Header of the key in the first sheet, and in this one. */
  readonly baseKey: string;
  readonly key: string;
}

/** How a file is to be read. `null`, or left out: the page finds out itself. Everything here can be corrected by the user. */
export interface ReadOptions {
  readonly encoding?: EncodingName | null;
  readonly delimiter?: Delimiter | null;
  readonly quote?: QuoteCharacter | null;
  /** Sheets whose rows are read one after the other; columns are the union of their headers. */
  readonly sheets?: readonly string[] | null;
  /** An empty list joins nothing. */
  readonly joins?: readonly SheetJoin[] | null;
  /** First and last record of the header (merged cells), counted from 1; the same number twice for one line. */
  readonly headerRecords?: readonly [number, number] | null;
}

/** What was used for each of `ReadOptions`; `null` where the format has no such thing. */
export interface ReadChoices {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly quote: QuoteCharacter | null;
  readonly sheets: readonly string[] | null;
  readonly joins: readonly SheetJoin[] | null;
  readonly headerRecords: readonly [number, number] | null;
}

/** Some rows of a file, in its order. */
export interface RowBatch {
  /** Cells as text, every row as long as the headers; numbers and dates of workbooks in plain notation (`12.5`, `2020-11-16`). */
  readonly rows: readonly (readonly string[])[];
  /** As a spreadsheet numbers them: the file's first record is 1. */
  readonly rowNumbers: readonly number[];
  /** Lines and areas by index into `rows`; points stand in the cells. */
  readonly geometries: ReadonlyMap<number, ShapeGeometry>;
  readonly broken: readonly BrokenRow[];
  /** Records without any text, not counted as rows. */
  readonly blankRows: number;
  /** Share of the file that has been read, 0–1. */
  readonly progress: number;
}

/** A file as a table, whatever it was written in. Holds no rows but the sample where its format can be read in a stream. */
export interface OpenedSource {
  readonly format: FileFormat;
  readonly headers: readonly string[];
  /** The first rows, at most `SAMPLE_ROWS`: what guesses rest on. */
  readonly sample: readonly (readonly string[])[];
  /** Data rows, broken ones included; `null`: known only after the file has been read to its end. */
  readonly rowCount: number | null;
  /** Broken rows among those read so far; left out: none. */
  readonly brokenCount?: number;
  /** Records above the header (a title line), not counted as rows. */
  readonly titleRows: number;
  /** Every sheet of the file; `null` for formats without. */
  readonly sheets: readonly SheetInfo[] | null;
  readonly choices: ReadChoices;
  /** What the file itself says of its coordinates; `null` when it says nothing. */
  readonly statedCrs: ReferenceSystem | null;
  /** What the reader of the account must know of the file as a whole: a join's rows without a partner, formulas without a value. */
  readonly notes: readonly { readonly code: string; readonly count: number; readonly words: Localised }[];
  /**
   * Every row from the start, in batches of at most `BATCH_ROWS`; may be called again. Ends with a fault where the file
   * cannot be read further (an unclosed quote, an archive cut off): what came before it is then not an import.
   */
  batches(): AsyncGenerator<RowBatch, ImportResult<null>>;
}

export const SAMPLE_ROWS = 500;
export const BATCH_ROWS = 5000;

/** The part of `File` and `Blob` that readers use; `File` and `Blob` of Node fit too. */
export interface SourceFile {
  readonly name: string;
  readonly size: number;
  slice(start: number, end: number): Blob;
  stream(): ReadableStream<Uint8Array>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Opens one format; `openSource` chooses by content before the name. */
export type SourceReader = (file: SourceFile, options: ReadOptions) => Promise<ImportResult<OpenedSource>>;
