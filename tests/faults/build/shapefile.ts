import { joined, utf8 } from './text.ts';
import { deflated, toZip } from './zip.ts';

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';

const big = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const little = (value: number): readonly number[] => big(value).toReversed();
const double = (value: number): Uint8Array => new Uint8Array(Float64Array.of(value).buffer);

export interface ShapeOptions {
  /** Points in the .shp. */
  readonly shapes?: number;
  /** Records in the .dbf. */
  readonly records?: number;
  /** What the header of the .dbf says it has. */
  readonly claimed?: number;
  /** Shape type of the header: 1 point, 5 polygon. */
  readonly type?: number;
  /** Words of 16 bits that the header of the .shp says it has. */
  readonly words?: number;
  readonly cell?: (at: number) => string;
}

const header = (type: number, words: number): Uint8Array =>
  joined(
    big(9994),
    Array.from({ length: 20 }, () => 0),
    big(words),
    little(1000),
    little(type),
    ...[113, 24, 116, 27, 0, 0, 0, 0].map(double),
  );

export const toShp = ({ shapes = 12, type = 1, words }: ShapeOptions = {}): Uint8Array => {
  const records = Array.from({ length: shapes }, (_, at) =>
    joined(big(at + 1), big(10), little(1), double(114.9 + at / 1000), double(25.8 + at / 1000)),
  );
  return joined(header(type, words ?? 50 + shapes * 14), ...records);
};

export const toShx = ({ shapes = 12 }: ShapeOptions = {}): Uint8Array =>
  joined(header(1, 50 + shapes * 4), ...Array.from({ length: shapes }, (_, at) => joined(big(50 + at * 14), big(10))));

const FIELDS = [
  ['BH', 20],
  ['MC', 40],
  ['XZQHDM', 12],
] as const;

/** A dBASE III table with ids, names and codes; `cell` replaces the names. */
export const toDbf = ({ records = 12, claimed, cell }: ShapeOptions = {}): Uint8Array => {
  const length = 1 + FIELDS.reduce((sum, [, width]) => sum + width, 0);
  const start = 32 + FIELDS.length * 32 + 1;
  const fixed = [3, 120, 11, 16, ...little(claimed ?? records), start & 255, start >> 8, length & 255, length >> 8];
  const pad = (text: string, width: number): Uint8Array => {
    const bytes = new Uint8Array(width).fill(32);
    bytes.set(utf8(text).subarray(0, width));
    return bytes;
  };
  const heads = FIELDS.map(([name, width]) => {
    const field = new Uint8Array(32);
    field.set(utf8(name));
    field[11] = 0x43;
    field[16] = width;
    return field;
  });
  const rows = Array.from({ length: records }, (_, at) =>
    joined([32], pad(`sf-${at}`, 20), pad(cell?.(at) ?? `示例矿${at}`, 40), pad('360702', 12)),
  );
  return joined(
    fixed,
    Array.from({ length: 20 }, () => 0),
    ...heads,
    [0x0d],
    ...rows,
    [0x1a],
  );
};

/** A zipped Shapefile; parts may be replaced, added or (by `null`) left out. */
export const toShapefile = (
  parts: Readonly<Record<string, Uint8Array | string | null>> = {},
  options: ShapeOptions = {},
): Uint8Array => {
  const all: Record<string, Uint8Array | string | null> = {
    'mines.shp': toShp(options),
    'mines.shx': toShx(options),
    'mines.dbf': toDbf(options),
    'mines.prj': WGS84,
    'mines.cpg': 'UTF-8',
    ...parts,
  };
  return toZip(Object.entries(all).flatMap(([name, part]) => (part === null ? [] : [deflated(name, part)])));
};
