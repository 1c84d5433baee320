import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { goodRow } from './text.ts';

export const point = (lng: number, lat: number): Uint8Array => {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lng, true);
  view.setFloat64(13, lat, true);
  return bytes;
};

const GEO = JSON.stringify({
  version: '1.1.0',
  primary_column: 'geometry',
  columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
});

export interface ParquetOptions {
  readonly count?: number;
  /** Replaces the geometry of a row. */
  readonly geometry?: (at: number) => Uint8Array | null;
  /** Text of the key `geo`; `null` leaves it out. */
  readonly geo?: string | null;
  readonly columns?: readonly ColumnSource[];
}

const text = (name: string, values: readonly string[]): ColumnSource => ({ name, data: [...values], type: 'STRING' });

/** GeoParquet of a good register; `columns` are added to it. */
export const toParquetFile = ({ count = 12, geometry, geo = GEO, columns = [] }: ParquetOptions = {}): Uint8Array => {
  const rows = Array.from({ length: count }, (_, at) => goodRow(at));
  const column = (at: number): string[] => rows.map((row) => row[at] ?? '');
  const shapes = rows.map((row, at) => (geometry === undefined ? point(Number(row[2]), Number(row[3])) : geometry(at)));
  const buffer = parquetWriteBuffer({
    columnData: [
      text('id', column(0)),
      text('name', column(1)),
      text('adcode', column(4)),
      text('risk_level', column(5)),
      { name: 'geometry', data: shapes, type: 'BYTE_ARRAY', nullable: true },
      ...columns,
    ],
    kvMetadata: geo === null ? [] : [{ key: 'geo', value: geo }],
  });
  return new Uint8Array(buffer);
};
