import { describe, expect, it } from 'vitest';
import { readSnapshot, toRows } from '../snapshot-reader.ts';
import { ParquetRows, type ColumnSpec } from './register-parquet.ts';
import { SHAPE_METADATA, SHAPE_COLUMNS } from './register-columns.ts';
import { toShapeBytes } from './shape-bytes.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'note', type: 'text' },
  { name: 'count', type: 'integer' },
  { name: 'size', type: 'number' },
  { name: 'is_open', type: 'boolean' },
];

const rowOf = (n: number) => ({
  id: `site-${n}`,
  note: n % 3 === 0 ? null : `第${n}号 😀`,
  count: n % 5 === 0 ? null : n,
  size: n % 7 === 0 ? null : n / 8,
  is_open: n % 2 === 0 ? null : n % 4 === 1,
});

const read = async (bytes: ArrayBuffer, rows?: readonly [number, number]) => {
  const result = await readSnapshot(bytes, { name: 'test', ...(rows === undefined ? {} : { rows }) });
  if (!result.ok) throw new Error(result.fault.message);
  return toRows(result.value);
};

describe('rows as Parquet', () => {
  it('come back as they went, over several row groups, all or one', async () => {
    const writer = new ParquetRows(COLUMNS);
    const rows = Array.from({ length: 45_003 }, (_, n) => rowOf(n));
    for (const row of rows) writer.push(row);
    expect(writer.rowCount).toBe(rows.length);
    const bytes = writer.finish();
    expect(await read(bytes)).toEqual(rows);
    for (const at of [0, 19_999, 20_000, 45_002]) expect(await read(bytes, [at, at + 1])).toEqual([rows[at]]);
  });

  it('may be none', async () => {
    expect(await read(new ParquetRows(COLUMNS).finish())).toEqual([]);
  });

  it('carry lines and areas that GeoParquet readers understand', async () => {
    const writer = new ParquetRows(SHAPE_COLUMNS, SHAPE_METADATA);
    const line = {
      type: 'LineString',
      coordinates: [
        [114, 25, 30],
        [115, 26, 40],
      ],
    } as const;
    writer.push({ id: 'a', geometry: toShapeBytes(line) });
    const [row] = await read(writer.finish());
    expect(row?.['geometry']).toEqual({
      type: 'LineString',
      coordinates: [
        [114, 25],
        [115, 26],
      ],
    });
  });
});

describe('shapes', () => {
  it.each([
    [
      'no numbers',
      {
        type: 'LineString',
        coordinates: [
          ['a', 'b'],
          [1, 2],
        ],
      },
    ],
    [
      'not finite',
      {
        type: 'LineString',
        coordinates: [
          [Number.NaN, 25],
          [1, 2],
        ],
      },
    ],
    [
      'beyond the globe',
      {
        type: 'LineString',
        coordinates: [
          [500_000, 4_000_000],
          [1, 2],
        ],
      },
    ],
    [
      'of another depth',
      {
        type: 'Polygon',
        coordinates: [
          [114, 25],
          [115, 26],
        ],
      },
    ],
    ['empty', { type: 'MultiPolygon', coordinates: [] }],
    ['none at all', { type: 'Polygon', coordinates: null }],
    ['of a foreign type', { type: 'Circle', coordinates: [114, 25] }],
  ])('that are %s are left out', (_name, shape) => {
    expect(toShapeBytes(shape as unknown as Parameters<typeof toShapeBytes>[0])).toBeNull();
  });

  it('of more vertices than can be drawn are left out', () => {
    const ring = Array.from({ length: 500_001 }, (_, n) => [114 + (n % 100) / 1000, 25]);
    expect(toShapeBytes({ type: 'Polygon', coordinates: [ring] })).toBeNull();
    expect(toShapeBytes({ type: 'Polygon', coordinates: [ring.slice(0, 1000)] })?.length).toBe(1000 * 16 + 13);
  });
});
