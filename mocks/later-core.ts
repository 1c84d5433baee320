import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { toLaterReport } from './scenario.ts';

/** A core file as the service would write it `elapsedMs` later. */
export const toLaterCore = async (bytes: ArrayBuffer, elapsedMs: number): Promise<ArrayBuffer> => {
  const rows = await parquetReadObjects({ file: bytes });
  const later = rows.map((row) => toLaterReport(row, elapsedMs));
  const [first = {}] = rows;
  const columnData = Object.keys(first).map((name): ColumnSource => ({
    name,
    data: later.map((row) => row[name] ?? null),
    ...typeOf(rows, name),
  }));
  return parquetWriteBuffer({ columnData, statistics: false });
};

const typeOf = (rows: readonly Record<string, unknown>[], name: string): Pick<ColumnSource, 'type'> => {
  const value = rows.find((row) => row[name] !== null && row[name] !== undefined)?.[name];
  if (value instanceof Date) return { type: 'TIMESTAMP' };
  if (typeof value === 'boolean') return { type: 'BOOLEAN' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'INT32' : 'DOUBLE' };
  return { type: 'STRING' };
};
