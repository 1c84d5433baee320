import { gzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { ByteWriter, parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { allRows, faultOf, opened } from './test-files.ts';

const write = (columnData: readonly ColumnSource[], more: object = {}): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData: [...columnData], ...more }));

const wkbPoint = (lng: number, lat: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lng, true);
  view.setFloat64(13, lat, true);
  return new Uint8Array(view.buffer);
};

const wkbLine = (points: readonly (readonly [number, number])[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(9 + points.length * 16));
  view.setUint8(0, 1);
  view.setUint32(1, 2, true);
  view.setUint32(5, points.length, true);
  points.forEach(([lng, lat], at) => {
    view.setFloat64(9 + at * 16, lng, true);
    view.setFloat64(17 + at * 16, lat, true);
  });
  return new Uint8Array(view.buffer);
};

const geo = (crs: unknown): { key: string; value: string }[] => [
  {
    key: 'geo',
    value: JSON.stringify({
      version: '1.1.0',
      primary_column: 'where',
      columns: { where: { encoding: 'WKB', geometry_types: [], ...(crs === undefined ? {} : { crs }) } },
    }),
  },
];

const day = (text: string): Date => new Date(text);

describe('values of a Parquet file as text', () => {
  it('whole numbers exactly, days, times, truth, lists, nothing', async () => {
    const bytes = write([
      { name: '编号', data: ['a', 'b', null], type: 'STRING' },
      { name: 'big', data: [913607001234567890n, -1n, 0n], type: 'INT64' },
      { name: 'real', data: [0.1 + 0.2, -114.5, null], type: 'DOUBLE' },
      { name: 'single', data: [114.3, 25.125, 0], type: 'FLOAT' },
      { name: 'is', data: [true, false, null], type: 'BOOLEAN' },
      { name: 'at', data: [day('2020-11-16T06:30:00Z'), day('2020-01-01T00:00:00Z'), null], type: 'TIMESTAMP' },
      { name: 'list', data: [{ a: [1, 2] }, null, 'x'], type: 'JSON' },
    ]);
    const source = await opened(bytes, 'x.parquet');
    expect(source.headers).toEqual(['编号', 'big', 'real', 'single', 'is', 'at', 'list']);
    expect(source.rowCount).toBe(3);
    const { rows, rowNumbers } = await allRows(source);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['a', '913607001234567890', '0.30000000000000004', '114.3', 'TRUE'],
      ['b', '-1', '-114.5', '25.125', 'FALSE'],
      ['', '0', '', '0', ''],
    ]);
    expect(rows[0]?.[5]).toMatch(/^2020-11-16[T ]06:30:00Z?$/);
    expect(rows[0]?.[6]).toBe('{"a":[1,2]}');
    expect(rowNumbers).toEqual([1, 2, 3]);
  });

  it('geometry: points, lines, nothing, damage; the system of the metadata', async () => {
    const where = [
      wkbPoint(114, 25),
      wkbLine([
        [114, 25],
        [116, 27],
      ]),
      null,
      new Uint8Array([1, 99, 0, 0, 0]),
    ];
    const data: ColumnSource[] = [
      { name: 'id', data: ['a', 'b', 'c', 'd'], type: 'STRING' },
      { name: 'where', data: where, type: 'BYTE_ARRAY' },
    ];
    const projected = { id: { authority: 'EPSG', code: 4547 }, type: 'ProjectedCRS' };
    for (const [crs, stated] of [
      [undefined, null],
      [null, null],
      [{ id: { authority: 'OGC', code: 'CRS84' } }, 'WGS84'],
      [{ id: { authority: 'EPSG', code: 4490 } }, 'CGCS2000'],
      [projected, 'EPSG:4547'],
    ] as const) {
      const source = await opened(write(data, { kvMetadata: geo(crs) }), 'x.parquet');
      expect(source.statedCrs).toBe(stated);
      expect(source.headers).toEqual(['id', 'geometry.longitude', 'geometry.latitude']);
      const { rows, geometries } = await allRows(source);
      expect(rows).toEqual([
        ['a', '114', '25'],
        ['b', '115', '26'],
        ['c', '', ''],
        ['d', 'NaN', 'NaN'],
      ]);
      expect([...geometries.keys()]).toEqual([1]);
    }
    const named = write([{ name: 'geom', data: where.slice(0, 1), type: 'BYTE_ARRAY' }]);
    expect((await allRows(await opened(named, 'x.parquet'))).rows).toEqual([['114', '25']]);
  });

  it('several row groups, in batches, as often as asked', async () => {
    const data = Array.from({ length: 12_000 }, (_, at) => at);
    const source = await opened(write([{ name: 'n', data, type: 'INT32' }], { rowGroupSize: 7000 }), 'x.parquet');
    for (let time = 0; time < 2; time++) {
      const { rows, rowNumbers } = await allRows(source);
      expect(rows.map(([n]) => Number(n))).toEqual(data);
      expect(rowNumbers.at(-1)).toBe(12_000);
    }
  });

  it('gzip is read; a codec that is not is named', async () => {
    const columnData: ColumnSource[] = [{ name: 'n', data: Array.from({ length: 50 }, () => 7), type: 'INT32' }];
    const gzip = (input: Uint8Array): Uint8Array => gzipSync(input);
    const zipped = write(columnData, { codec: 'GZIP', compressors: { GZIP: gzip } });
    expect((await allRows(await opened(zipped, 'x.parquet'))).rows).toHaveLength(50);
    const brotli = write(columnData, { codec: 'BROTLI', compressors: { BROTLI: gzip } });
    const fault = await faultOf(brotli, 'x.parquet');
    expect([fault.kind, fault.words.zh.includes('BROTLI')]).toEqual(['binary-file', true]);
  });
});

describe('a Parquet file that cannot be trusted', () => {
  const bytes = write(
    [
      { name: 'id', data: Array.from({ length: 40 }, (_, at) => `row ${at}`), type: 'STRING' },
      { name: 'n', data: Array.from({ length: 40 }, (_, at) => at / 3), type: 'DOUBLE' },
    ],
    { rowGroupSize: 20 },
  );

  it('cut off at every tenth byte: a fault, never a part of it', async () => {
    for (let length = 4; length < bytes.length; length += 10) {
      const fault = await faultOf(bytes.slice(0, length), 'x.parquet');
      expect(fault.kind).toBe('damaged');
    }
  });

  it('a byte changed anywhere ends in a fault or in forty rows', async () => {
    for (let at = 4; at < bytes.length; at += 3) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      const source = await opened(changed, 'x.parquet').catch(() => null);
      const rows = source === null ? null : await allRows(source).catch(() => null);
      expect(rows?.rows.length ?? 40).toBe(40);
    }
  });

  it('a footer that states billions of rows', async () => {
    const metadata = parquetMetadata(bytes.buffer as ArrayBuffer);
    const lying = { ...metadata, num_rows: 4_000_000_000n };
    const groups = lying.row_groups.map((group) => ({ ...group, num_rows: 2_000_000_000n }));
    for (const [footer, kind] of [
      [lying, 'damaged'],
      [{ ...lying, row_groups: groups }, 'too-large'],
      [
        { ...metadata, num_rows: 400n, row_groups: metadata.row_groups.map((group) => ({ ...group, num_rows: 200n })) },
        'damaged',
      ],
    ] as const) {
      const writer = new ByteWriter();
      writer.appendBytes(bytes.subarray(0, bytes.length - 8 - metadata.metadata_length));
      const { writeMetadata } = await import('hyparquet-writer/src/metadata.js');
      writeMetadata(writer, footer);
      writer.appendUint32(0x31524150);
      expect((await faultOf(new Uint8Array(writer.getBuffer()), 'x.parquet')).kind).toBe(kind);
    }
  });

  it('no rows, and too few bytes', async () => {
    expect((await faultOf(write([{ name: 'n', data: [], type: 'INT32' }]), 'x.parquet')).kind).toBe('no-rows');
    expect((await faultOf('PAR1PAR1', 'x.parquet')).kind).toBe('damaged');
    expect((await faultOf('PARE1234PARE', 'x.parquet')).kind).toBe('binary-file');
  });
});
