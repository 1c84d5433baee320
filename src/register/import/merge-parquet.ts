import { parquetMetadataAsync, type FileMetaData, type SchemaElement } from 'hyparquet';
import { readSnapshot, toRows } from '../snapshot-reader.ts';
import { ParquetRows, type ColumnSpec, type ColumnType } from './register-parquet.ts';

/** Rows that are objects at one time. */
const CHUNK_ROWS = 20_000;

export type Cells = Readonly<Record<string, unknown>>;

const typeOf = ({ type, converted_type }: SchemaElement): ColumnType => {
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'INT32') return 'integer';
  if (type === 'DOUBLE' || type === 'FLOAT' || type === 'INT64') return 'number';
  return converted_type === 'UTF8' ? 'text' : 'bytes';
};

const wider = (one: ColumnType, other: ColumnType): ColumnType => {
  if (one === other) return one;
  const isNumber = (type: ColumnType): boolean => type === 'number' || type === 'integer';
  return isNumber(one) && isNumber(other) ? 'number' : 'text';
};

interface Columns {
  readonly specs: readonly ColumnSpec[];
  /** Columns that became text because the files disagree on what they are. */
  readonly mixed: readonly string[];
}

/** Columns of both files, those of the first in their order; of two types the wider. Any cell may be empty. */
const columnsOf = (files: readonly FileMetaData[]): Columns => {
  const types = new Map<string, ColumnType>();
  const mixed = new Set<string>();
  for (const { schema } of files)
    for (const element of schema.slice(1)) {
      const { name } = element;
      const known = types.get(name) ?? typeOf(element);
      const type = wider(known, typeOf(element));
      if (type === 'text' && (known !== 'text' || typeOf(element) !== 'text')) mixed.add(name);
      types.set(name, type);
    }
  return { specs: [...types].map(([name, type]) => ({ name, type })), mixed: [...mixed] };
};

const asText = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/**
 * Every row of a Parquet file that the import wrote, a part at a time. Throws where it cannot be read.
 * @param columns left out: all of them
 */
export async function* rowsOf(bytes: ArrayBuffer, columns?: readonly string[]): AsyncGenerator<Cells[]> {
  const total = Number((await parquetMetadataAsync(bytes)).num_rows);
  const wanted = columns === undefined ? {} : { columns };
  for (let at = 0; at < total; at += CHUNK_ROWS) {
    const rows = [at, Math.min(total, at + CHUNK_ROWS)] as const;
    const read = await readSnapshot(bytes, { name: 'import', rows, keepsBytes: true, ...wanted });
    if (!read.ok) throw new Error(read.fault.message);
    yield toRows(read.value);
  }
}

/** All rows at once: for the files of a patch. */
export const readAll = async (bytes: ArrayBuffer): Promise<Cells[]> => {
  const all: Cells[] = [];
  for await (const rows of rowsOf(bytes)) for (const row of rows) all.push(row);
  return all;
};

/**
 * A file with more rows at its end, in the columns of both; what is missing in one is empty. Throws where bytes that the
 * import wrote itself cannot be read.
 * @param file `null`: there is none yet
 * @param model a file of the new rows' own columns
 */
export const appendRows = async (
  file: ArrayBuffer | null,
  more: readonly Cells[],
  model: ArrayBuffer,
): Promise<ArrayBuffer> => {
  const files = await Promise.all((file === null ? [model] : [file, model]).map((each) => parquetMetadataAsync(each)));
  const { specs, mixed } = columnsOf(files);
  const said = (files[0]?.key_value_metadata ?? []).flatMap(({ key, value }) =>
    value === undefined ? [] : [[key, value]],
  );
  const writer = new ParquetRows(specs, Object.fromEntries(said) as Record<string, string>);
  const push = (row: Cells): void =>
    writer.push(
      mixed.length === 0 ? row : { ...row, ...Object.fromEntries(mixed.map((name) => [name, asText(row[name])])) },
    );
  if (file !== null) for await (const rows of rowsOf(file)) rows.forEach(push);
  more.forEach(push);
  return writer.finish();
};
