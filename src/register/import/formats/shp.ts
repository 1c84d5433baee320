import { parseShp } from 'shpjs';
import { IMPORT_LIMITS } from './limits.ts';

/** Shapes of a Shapefile layer, decoded some records at a time. */
export interface ShpTable {
  readonly recordCount: number;
  /** GeoJSON geometries of records [from, to); `null` for a record without a shape, `undefined` for a damaged one. */
  geometries(from: number, to: number): readonly unknown[];
}

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
/** Point, line, area, points; +10 with heights, +20 with measures. */
const READABLE_TYPES = [0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28];
const TYPES_WITH_PARTS = [3, 5, 13, 15, 23, 25];

/** Records as a file of their own, so that shpjs decodes them without the rest. */
const sliceOf = (bytes: Uint8Array, offsets: Float64Array, from: number, to: number): ArrayBuffer => {
  const [start, end] = [offsets[from] ?? 0, offsets[to] ?? 0];
  const slice = new Uint8Array(HEADER_BYTES + end - start);
  slice.set(bytes.subarray(0, HEADER_BYTES));
  slice.set(bytes.subarray(start, end), HEADER_BYTES);
  return slice.buffer;
};

const parse = (slice: ArrayBuffer, count: number): readonly unknown[] | null => {
  try {
    const shapes = parseShp(slice) as readonly unknown[];
    return shapes.length === count ? shapes : null;
  } catch {
    // shpjs throws on a record that states more points than it has.
    return null;
  }
};

/** A `.shp` → its table, or what is wrong with it. */
export const openShp = (bytes: Uint8Array): ShpTable | string => {
  if (bytes.length < HEADER_BYTES) return `${bytes.length} bytes`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== FILE_CODE) return 'a header that is none';
  const type = view.getInt32(32, true);
  if (!READABLE_TYPES.includes(type)) return `shapes of type ${type}`;
  const starts: number[] = [];
  let at = HEADER_BYTES;
  while (at + 12 <= bytes.length) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > bytes.length) return `record ${starts.length + 1} is cut off`;
    starts.push(at);
    at += 8 + length;
  }
  const offsets = Float64Array.from([...starts, at]);
  const isTooMany = (index: number): boolean => {
    const start = starts[index] ?? 0;
    const isParted =
      TYPES_WITH_PARTS.includes(view.getInt32(start + 8, true)) && (offsets[index + 1] ?? 0) - start >= 52;
    return isParted && view.getInt32(start + 44, true) > IMPORT_LIMITS.shapeParts;
  };
  const one = (index: number): unknown => {
    // A shape may be left out of any record; shpjs would read its type by the header.
    if (type === 0 || view.getInt32((starts[index] ?? 0) + 8, true) === 0) return null;
    if (isTooMany(index)) return undefined;
    return parse(sliceOf(bytes, offsets, index, index + 1), 1)?.[0];
  };
  return {
    recordCount: starts.length,
    geometries: (from, to) => {
      const indices = Array.from({ length: to - from }, (_, index) => from + index);
      const isPlain = type !== 0 && !indices.some(isTooMany);
      return (isPlain ? parse(sliceOf(bytes, offsets, from, to), to - from) : null) ?? indices.map(one);
    },
  };
};
