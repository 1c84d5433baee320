import { said } from './said.ts';
import { parquetMetadata, type ColumnMetaData, type FileMetaData } from 'hyparquet';
import type { SourceFile } from '../opened-source.ts';
import { importFault, type ImportResult } from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { IMPORT_LIMITS, megabytes } from './limits.ts';
import { READABLE_CODECS } from './parquet-codecs.ts';

export const damagedParquet = (detail: string): ReturnType<typeof importFault> =>
  importFault('damaged', FAULT_WORDS.damaged('Parquet', detail));

const MAGIC_BYTES = 8;

/** Metadata of the file; faults `damaged` and `too-large`. */
export const readFooter = async (file: SourceFile): Promise<ImportResult<FileMetaData>> => {
  if (file.size < 12) return damagedParquet(`${file.size} bytes`);
  const end = new DataView(await file.slice(file.size - MAGIC_BYTES, file.size).arrayBuffer());
  if (end.getUint32(4, true) !== 0x31524150) return damagedParquet('no PAR1 at its end: it is cut off');
  const length = end.getUint32(0, true);
  if (length > file.size - 12) return damagedParquet('its footer is longer than the file');
  if (length > IMPORT_LIMITS.parquetFooterBytes)
    return importFault(
      'too-large',
      FAULT_WORDS.tooLarge('footer', megabytes(length), megabytes(IMPORT_LIMITS.parquetFooterBytes)),
    );
  const bytes = await file.slice(file.size - MAGIC_BYTES - length, file.size).arrayBuffer();
  try {
    // Geometry columns are found and decoded here, so that one damaged geometry costs its row only.
    return { ok: true, value: parquetMetadata(bytes, { geoparquet: false }) };
  } catch (error) {
    return damagedParquet(said(error));
  }
};

// Some writers put 0 where a column has no dictionary.
export const firstByteOf = ({ dictionary_page_offset, data_page_offset }: ColumnMetaData): number =>
  Number(dictionary_page_offset) || Number(data_page_offset);

export interface RowGroupSpan {
  /** Index of the group. */
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/** Spans of the row groups; what the footer says is held against the bytes that are there. */
export const spansOf = (metadata: FileMetaData, size: number): ImportResult<readonly RowGroupSpan[]> => {
  const spans: RowGroupSpan[] = [];
  let start = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0)) return damagedParquet(`a row group of ${rows} rows`);
    for (const { meta_data: column } of group.columns) {
      if (column === undefined) return damagedParquet('a column without its place');
      if (!READABLE_CODECS.includes(column.codec))
        return importFault('binary-file', FAULT_WORDS.parquetCodec(column.codec));
      const first = firstByteOf(column);
      const packed = Number(column.total_compressed_size);
      if (!(first >= 4 && packed >= 0 && first + packed <= size)) return damagedParquet('a column lies beyond its end');
      if (Number(column.num_values) < 0 || (rows > 0 && packed === 0)) return damagedParquet('a column without bytes');
    }
    if (rows > 0) spans.push({ group: index, start, end: start + rows });
    start += rows;
  }
  if (start !== Number(metadata.num_rows))
    return damagedParquet(`it states ${Number(metadata.num_rows)} rows, its groups ${start}`);
  if (start > IMPORT_LIMITS.parquetRows)
    return importFault(
      'too-large',
      FAULT_WORDS.tooLarge(
        'Parquet',
        `${start.toLocaleString('en-US')} rows`,
        `${IMPORT_LIMITS.parquetRows.toLocaleString('en-US')} rows`,
      ),
    );
  return { ok: true, value: spans };
};
