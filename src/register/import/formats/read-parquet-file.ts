import { parquetRead, parquetSchema, type FileMetaData } from 'hyparquet';
import { getTreePath } from 'hyparquet/src/schema.js';
import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from '../opened-source.ts';
import { MOST_COLUMNS } from '../record-table.ts';
import { importFault, type ImportResult, type ShapeGeometry } from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { GEOMETRY_HEADERS, toGeometryCells } from './geometry-cells.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { parquetText, RAW_PARSERS, toGeometry, type ParquetTally } from './parquet-cells.ts';
import { columnsOf, geometryOf, type GeometryColumn, type ParquetColumn } from './parquet-columns.ts';
import { COMPRESSORS, unpackPage } from './parquet-codecs.ts';
import { damagedParquet, firstByteOf, readFooter, spansOf, type RowGroupSpan } from './parquet-footer.ts';
import { said } from './said.ts';
import { checkColumn } from './parquet-guard.ts';
import { FORMAT_NOTES } from './words.ts';

interface OpenTable {
  readonly file: SourceFile;
  readonly metadata: FileMetaData;
  readonly columns: readonly ParquetColumn[];
  readonly geometry: GeometryColumn | null;
  readonly spans: readonly RowGroupSpan[];
}

/** Throws where a page of the group is not what its header and the footer say. */
const checkGroup = async ({ file, metadata }: OpenTable, { group, start, end }: RowGroupSpan): Promise<void> => {
  const schema = parquetSchema(metadata);
  for (const { meta_data: column } of metadata.row_groups[group]?.columns ?? []) {
    if (column === undefined) continue;
    const first = firstByteOf(column);
    const bytes = await file.slice(first, first + Number(column.total_compressed_size)).arrayBuffer();
    checkColumn(new Uint8Array(bytes), column, getTreePath(schema, column.path_in_schema), end - start, unpackPage);
  }
};

/** Values of all columns for some rows; throws what hyparquet throws, and where rows are missing. */
const readValues = async (table: OpenTable, start: number, end: number): Promise<ReadonlyMap<string, unknown[]>> => {
  const names = new Set(table.columns.map((column) => column.name));
  if (table.geometry !== null) names.add(table.geometry.name);
  const values = new Map([...names].map((name) => [name, [] as unknown[]]));
  const counts = new Map([...names].map((name) => [name, 0]));
  await parquetRead({
    file: {
      byteLength: table.file.size,
      slice: (from, to) => table.file.slice(from, to ?? table.file.size).arrayBuffer(),
    },
    metadata: table.metadata,
    columns: [...names],
    compressors: COMPRESSORS,
    parsers: RAW_PARSERS,
    utf8: false,
    rowStart: start,
    rowEnd: end,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const target = values.get(columnName);
      if (target === undefined) return;
      // A chunk may reach beyond the rows asked for; only those are visited.
      const last = Math.min(columnData.length, end - rowStart);
      for (let at = Math.max(0, start - rowStart); at < last; at++) {
        target[rowStart + at - start] = columnData[at] as unknown;
        counts.set(columnName, (counts.get(columnName) ?? 0) + 1);
      }
    },
  });
  for (const [name, count] of counts)
    if (count !== end - start) throw new Error(`${name.slice(0, 40)}: ${count} of ${end - start} rows`);
  return values;
};

const headersOf = ({ columns, geometry }: OpenTable): readonly string[] => [
  ...columns.map((column) => column.name),
  ...(geometry === null ? [] : GEOMETRY_HEADERS),
];

interface TextRows {
  readonly rows: (readonly string[])[];
  readonly geometries: Map<number, ShapeGeometry>;
}

const toTextRows = (
  table: OpenTable,
  values: ReadonlyMap<string, unknown[]>,
  from: number,
  to: number,
  tally: ParquetTally,
): TextRows => {
  const rows: (readonly string[])[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  const shapes = table.geometry === null ? null : values.get(table.geometry.name);
  for (let at = from; at < to; at++) {
    const cells = table.columns.map((column) => parquetText(values.get(column.name)?.[at], column, tally));
    if (shapes) {
      const { cells: position, shape } = toGeometryCells(toGeometry(shapes[at]));
      cells.push(...position);
      if (shape !== null) geometries.set(rows.length, shape);
    }
    rows.push(cells);
  }
  return { rows, geometries };
};

const toBatches = async function* (table: OpenTable): AsyncGenerator<RowBatch, ImportResult<null>> {
  const total = table.spans.at(-1)?.end ?? 0;
  const width = Math.max(1, table.columns.length + 1);
  const step = Math.max(BATCH_ROWS, Math.floor(IMPORT_LIMITS.parquetValues / width / BATCH_ROWS) * BATCH_ROWS);
  for (const span of table.spans)
    for (let start = span.start; start < span.end; start += step) {
      const end = Math.min(start + step, span.end);
      let values: ReadonlyMap<string, unknown[]>;
      try {
        if (start === span.start) await checkGroup(table, span);
        values = await readValues(table, start, end);
      } catch (error) {
        if (error instanceof DOMException) throw error;
        return damagedParquet(said(error));
      }
      for (let at = 0; at < end - start; at += BATCH_ROWS) {
        const to = Math.min(at + BATCH_ROWS, end - start);
        const { rows, geometries } = toTextRows(table, values, at, to, { hex: 0 });
        const rowNumbers = rows.map((_, index) => start + at + index + 1);
        yield { rows, rowNumbers, geometries, broken: [], blankRows: 0, progress: (start + to) / total };
      }
    }
  return { ok: true, value: null };
};

const open = async (file: SourceFile): Promise<ImportResult<OpenTable>> => {
  const footer = await readFooter(file);
  if (!footer.ok) return footer;
  const metadata = footer.value;
  try {
    const spans = spansOf(metadata, file.size);
    if (!spans.ok) return spans;
    const schema = parquetSchema(metadata);
    const geometry = geometryOf(metadata, schema);
    const columns = columnsOf(schema).filter((column) => column.name !== geometry?.name);
    if (columns.length > MOST_COLUMNS)
      return importFault('too-many-columns', FAULT_WORDS.tooManyColumns(columns.length, MOST_COLUMNS));
    if (spans.value.length === 0) return importFault('no-rows', FAULT_WORDS.noRows);
    return { ok: true, value: { file, metadata, columns, geometry, spans: spans.value } };
  } catch (error) {
    return damagedParquet(said(error));
  }
};

/**
 * Parquet or GeoParquet of any size (up to `IMPORT_LIMITS.parquetRows`), read a row group, or a part of a large one, at
 * a time. Lists and structures become JSON text, whole numbers keep every digit, times are text (with `Z` when they are
 * UTC). The geometry column is decoded: points into two columns, lines and areas into `geometries` and the middle of
 * their box. Row numbers count rows from 1. Faults: `damaged` (cut off, a footer that does not fit), `binary-file` (a
 * codec that is not read), `too-large`, `no-rows`, `too-many-columns`.
 */
export const readParquetFile = async (
  file: SourceFile,
  _options: ReadOptions = {},
): Promise<ImportResult<OpenedSource>> => {
  const opened = await open(file);
  if (!opened.ok) return opened;
  const table = opened.value;
  const rowCount = table.spans.at(-1)?.end ?? 0;
  const count = Math.min(SAMPLE_ROWS, table.spans[0]?.end ?? 0);
  const tally: ParquetTally = { hex: 0 };
  let sample: readonly (readonly string[])[];
  try {
    if (table.spans[0] !== undefined) await checkGroup(table, table.spans[0]);
    sample = toTextRows(table, await readValues(table, 0, count), 0, count, tally).rows;
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return damagedParquet(said(error));
  }
  return {
    ok: true,
    value: {
      format: 'parquet',
      headers: headersOf(table),
      sample,
      rowCount,
      titleRows: 0,
      sheets: null,
      choices: { encoding: null, delimiter: null, quote: null, sheets: null, joins: null, headerRecords: null },
      statedCrs: table.geometry?.crs ?? null,
      notes: tally.hex === 0 ? [] : [{ code: 'bytes-as-hex', count: tally.hex, words: FORMAT_NOTES.bytesAsHex }],
      batches: () => toBatches(table),
    },
  };
};
