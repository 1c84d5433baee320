import { decompress } from 'fzstd';
import { parquetMetadataAsync, parquetRead, parquetSchema, type FileMetaData } from 'hyparquet';
import { errorText, failed, type RegisterResult } from './faults.ts';
import { FAULT_WORDS } from './words.ts';

/** Columns as read: plain arrays of equal length, 64-bit integers as numbers, timestamps as `Date`. */
export interface SnapshotColumns {
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
  readonly rowCount: number;
}

export interface SnapshotRequest {
  /** What the fault calls the file: its address. */
  readonly name: string;
  /** Columns to read, those that the file has; left out: every column. */
  readonly columns?: readonly string[];
  /** Columns without which reading is a fault. */
  readonly required?: readonly string[];
  /** Wire name → dictionary name. */
  readonly rename?: (name: string) => string;
  /** Byte arrays without a text type stay bytes (WKB). */
  readonly keepsBytes?: boolean;
  /** First row and the row after the last; left out: all. */
  readonly rows?: readonly [number, number];
}

// Snappy is built into hyparquet; zstd comes from fzstd, because the usual compressors compile WASM, which the policy forbids.
const COMPRESSORS = {
  ZSTD: (input: Uint8Array, outputLength: number): Uint8Array => decompress(input, new Uint8Array(outputLength)),
};

const isParquet = (bytes: ArrayBuffer): boolean => {
  const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  return String.fromCharCode(...head) === 'PAR1';
};

const plainNumber = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

const readColumns = async (
  bytes: ArrayBuffer,
  metadata: FileMetaData,
  wireNames: readonly string[],
  request: SnapshotRequest,
): Promise<SnapshotColumns> => {
  const [start, end] = request.rows ?? [0, Number(metadata.num_rows)];
  const rename = request.rename ?? ((name: string) => name);
  const columns: Record<string, unknown[]> = {};
  for (const name of wireNames) columns[rename(name)] = Array.from({ length: end - start }, () => null);
  await parquetRead({
    file: bytes,
    metadata,
    columns: [...wireNames],
    compressors: COMPRESSORS,
    utf8: request.keepsBytes !== true,
    rowStart: start,
    rowEnd: end,
    useOffsetIndex: request.rows !== undefined,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const target = columns[rename(columnName)];
      if (target === undefined) return;
      // A chunk may reach beyond the rows asked for; only those are visited.
      const last = Math.min(columnData.length, end - rowStart);
      for (let index = Math.max(0, start - rowStart); index < last; index++)
        target[rowStart + index - start] = plainNumber(columnData[index]) ?? null;
    },
  });
  return { columns, rowCount: end - start };
};

/** Parquet bytes → columns. Everything that can be wrong with the bytes is a fault that names the file. */
export const readSnapshot = async (
  bytes: ArrayBuffer,
  request: SnapshotRequest,
): Promise<RegisterResult<SnapshotColumns>> => {
  if (bytes.byteLength === 0) return failed('parquet', FAULT_WORDS.parquet(request.name, '0 bytes'));
  if (!isParquet(bytes)) {
    const start = new TextDecoder().decode(new Uint8Array(bytes, 0, Math.min(60, bytes.byteLength)));
    return failed('parquet', FAULT_WORDS.parquet(request.name, `“${start.replace(/\s+/g, ' ')}”`));
  }
  try {
    const metadata = await parquetMetadataAsync(bytes);
    const rename = request.rename ?? ((name: string) => name);
    const wire = parquetSchema(metadata).children.map((child) => child.element.name);
    const present = new Set(wire.map(rename));
    const missing = (request.required ?? []).filter((name) => !present.has(name));
    if (missing.length > 0) return failed('columns', FAULT_WORDS.missingColumns(request.name, missing));
    const wanted =
      request.columns === undefined ? wire : wire.filter((name) => request.columns?.includes(rename(name)));
    return { ok: true, value: await readColumns(bytes, metadata, wanted, request) };
  } catch (error) {
    // hyparquet throws on every malformed byte; for a file from outside that is an expected fault, not a bug.
    return failed('parquet', FAULT_WORDS.parquet(request.name, errorText(error)));
  }
};

/** Columns → rows, for snapshots that hold everything. */
export const toRows = ({ columns, rowCount }: SnapshotColumns): Record<string, unknown>[] => {
  const entries = Object.entries(columns);
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(entries.map(([name, column]) => [name, column[row]])),
  );
};
