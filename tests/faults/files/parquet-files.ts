import { fileCase, type FaultCase } from '../fault-case.ts';
import { point, toParquetFile } from '../build/parquet.ts';
import { joined } from '../build/text.ts';

const parquet = (name: string, build: FaultCase['build'], expect: FaultCase['expect'] = 'either'): FaultCase =>
  fileCase(name, 'sites.parquet', build, expect);
const fault = { fault: 'any' } as const;
const twelve = { account: { read: 12 } } as const;
const oneBad = { account: { read: 12, quarantined: 1 } } as const;

/** WKB of an area or line whose counts are what they claim to be. */
const claimed = (type: number, counts: readonly number[], isLittle = true): Uint8Array => {
  const bytes = new Uint8Array(5 + counts.length * 4 + 16);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, isLittle ? 1 : 0);
  view.setUint32(1, type, isLittle);
  counts.forEach((count, at) => view.setUint32(5 + at * 4, count, isLittle));
  return bytes;
};

/** Only the first geometry is another. */
const first = (bytes: Uint8Array | null): Uint8Array =>
  toParquetFile({ geometry: (at) => (at === 0 ? bytes : point(114.9 + at / 1000, 25.8)) });

const collections = (depth: number): Uint8Array =>
  joined(...Array.from({ length: depth }, () => [1, 7, 0, 0, 0, 1, 0, 0, 0]), point(114, 25));

const WKB: readonly FaultCase[] = [
  parquet('a ring that says it has 10,000,000 vertices', () => first(claimed(3, [1, 10_000_000])), twelve),
  parquet('a polygon that says it has 4,294,967,295 rings', () => first(claimed(3, [0xffffffff])), twelve),
  parquet('a line that says it has 4,294,967,295 vertices', () => first(claimed(2, [0xffffffff])), twelve),
  parquet('a collection that says it has 4,294,967,295 members', () => first(claimed(7, [0xffffffff])), twelve),
  parquet('collections nested 1,000 deep', () => first(collections(1000)), twelve),
  parquet('collections nested 100,000 deep', () => first(collections(100_000)), twelve),
  parquet('a byte order that is none', () => first(joined([7], point(114, 25).subarray(1))), twelve),
  parquet('the other byte order', () => first(claimed(1, [], false)), twelve),
  parquet('a type that nobody knows', () => first(claimed(99, [1])), twelve),
  parquet('a point that is cut', () => first(point(114, 25).subarray(0, 12)), twelve),
  parquet('a geometry of no bytes', () => first(new Uint8Array(0)), twelve),
  parquet('a geometry that is a text', () => first(new TextEncoder().encode('POINT (114 25)')), twelve),
  parquet('a point of NaN', () => first(point(Number.NaN, Number.NaN)), twelve),
  parquet('a point of Infinity', () => first(point(Number.POSITIVE_INFINITY, 25)), oneBad),
  parquet('a point of 1e300', () => first(point(1e300, -1e300)), oneBad),
  parquet('no geometry', () => first(null), twelve),
];

const METADATA: readonly FaultCase[] = [
  parquet('a good file', () => toParquetFile(), { account: { read: 12, accepted: 12, quarantined: 0 } }),
  parquet('geo that is no JSON', () => toParquetFile({ geo: '{{{' })),
  parquet('geo that is null', () => toParquetFile({ geo: 'null' })),
  parquet('geo that names a column that is not there', () =>
    toParquetFile({
      geo: '{"version":"1.1.0","primary_column":"nowhere","columns":{"nowhere":{"encoding":"WKB","geometry_types":[]}}}',
    }),
  ),
  parquet('geo that names __proto__', () =>
    toParquetFile({
      geo: '{"version":"1.1.0","primary_column":"__proto__","columns":{"__proto__":{"encoding":"WKB"}}}',
    }),
  ),
  parquet('geo that calls a text a geometry', () =>
    toParquetFile({
      geo: '{"version":"1.1.0","primary_column":"name","columns":{"name":{"encoding":"WKB","geometry_types":["Point"]}}}',
    }),
  ),
  parquet('geo of an encoding that nobody knows', () =>
    toParquetFile({
      geo: '{"version":"9.9.9","primary_column":"geometry","columns":{"geometry":{"encoding":"__proto__"}}}',
    }),
  ),
  parquet('geo with a crs that is none', () =>
    toParquetFile({
      geo: '{"version":"1.1.0","primary_column":"geometry","columns":{"geometry":{"encoding":"WKB","geometry_types":[],"crs":{"id":{"authority":"EPSG","code":999999}}}}}',
    }),
  ),
  parquet('geo nested 100,000 deep', () => toParquetFile({ geo: `${'['.repeat(100_000)}${']'.repeat(100_000)}` })),
  parquet('no geo', () => toParquetFile({ geo: null })),
];

const COLUMNS: readonly FaultCase[] = [
  parquet(
    'columns __proto__ and constructor',
    () =>
      toParquetFile({
        columns: ['__proto__', 'constructor', 'hasOwnProperty'].map((name) => ({
          name,
          data: Array.from({ length: 12 }, () => 'x'),
          type: 'STRING' as const,
        })),
      }),
    twelve,
  ),
  parquet(
    'numbers NaN and Infinity',
    () =>
      toParquetFile({
        columns: [
          {
            name: 'approved_capacity',
            data: Array.from({ length: 12 }, (_, at) => [Number.NaN, Number.POSITIVE_INFINITY, -1][at % 3] ?? 0),
            type: 'DOUBLE',
          },
        ],
      }),
    twelve,
  ),
  parquet(
    'whole numbers beyond every number',
    () =>
      toParquetFile({
        columns: [{ name: 'approved_capacity', data: Array.from({ length: 12 }, () => 2n ** 62n), type: 'INT64' }],
      }),
    twelve,
  ),
  parquet(
    'dates in the year 200,000',
    () =>
      toParquetFile({
        columns: [
          {
            name: 'registered_at',
            data: Array.from({ length: 12 }, () => new Date(6_000_000_000_000_000)),
            type: 'TIMESTAMP',
          },
        ],
      }),
    twelve,
  ),
  parquet(
    'lists and objects',
    () =>
      toParquetFile({
        columns: [
          {
            name: 'responsible',
            data: Array.from({ length: 12 }, () => ({ a: [{ __proto__: null, b: 1 }] })),
            type: 'JSON',
          },
        ],
      }),
    twelve,
  ),
  parquet(
    'a text of bytes that are no UTF-8',
    () =>
      toParquetFile({
        columns: [
          {
            name: 'address',
            data: Array.from({ length: 12 }, () => new Uint8Array([0xff, 0xfe, 0])),
            type: 'BYTE_ARRAY',
          },
        ],
      }),
    twelve,
  ),
  parquet('1,000 columns', () =>
    toParquetFile({
      columns: Array.from({ length: 1000 }, (_, at) => ({
        name: `c${at}`,
        data: Array.from({ length: 12 }, () => at),
        type: 'INT32' as const,
      })),
    }),
  ),
  parquet('no rows', () => toParquetFile({ count: 0 }), fault),
];

const length = toParquetFile().length;

const BYTES: readonly FaultCase[] = [
  parquet('the signature alone', () => 'PAR1', fault),
  parquet('the signature twice', () => 'PAR1PAR1', fault),
  parquet(
    'a footer that says it has 4 GB',
    () => joined('PAR1', new Uint8Array(100), [0xff, 0xff, 0xff, 0xff], 'PAR1'),
    fault,
  ),
  parquet('a footer of zeros', () => joined('PAR1', new Uint8Array(100), [50, 0, 0, 0], 'PAR1'), fault),
  parquet('an encrypted footer', () => joined('PARE', new Uint8Array(100), [50, 0, 0, 0], 'PARE'), fault),
  ...[1, 4, 8, 9, 20, 100, 300, 700].flatMap((at) => [
    parquet(`without its last ${at} bytes`, () => toParquetFile().subarray(0, -at), fault),
    parquet(`without its first ${at} bytes`, () => toParquetFile().subarray(at), 'either'),
  ]),
  ...Array.from({ length: 12 }, (_, part) =>
    parquet(`a run of 0xFF at ${part}/12 of the file`, () => {
      const bytes = toParquetFile();
      bytes.fill(0xff, Math.floor((length * part) / 12) + 4, Math.floor((length * part) / 12) + 12);
      return bytes;
    }),
  ),
];

export const PARQUET_FILES: readonly FaultCase[] = [...WKB, ...METADATA, ...COLUMNS, ...BYTES];
