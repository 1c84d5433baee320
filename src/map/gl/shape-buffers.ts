import type { SiteGpuColumns, SiteShapes } from '../../domain/site-columns.ts';

/** Lines as independent segments, one GPU instance each; outlines of areas are lines that close. */
export interface SegmentBuffers {
  readonly segmentCount: number;
  /** lng, lat of the start and of the end, four a segment. */
  readonly ends: Float32Array;
  /** Length of the line up to the start and up to the end, in deck.gl's common units (512 a world), two a segment. */
  readonly distances: Float32Array;
  readonly rows: Float32Array;
  readonly symbols: Uint8Array;
  readonly codes: Uint8Array;
  /** Four a segment, as in `SiteGpuColumns.filterValues`. */
  readonly filterValues: Float32Array;
}

/** Areas as triangles without an index: three vertices each. */
export interface TriangleBuffers {
  readonly vertexCount: number;
  /** lng, lat, two a vertex. */
  readonly positions: Float32Array;
  readonly rows: Float32Array;
  readonly symbols: Uint8Array;
  readonly codes: Uint8Array;
  readonly filterValues: Float32Array;
}

const COMMON_WORLD = 512;

/** Web Mercator in deck.gl's common units. */
const toCommon = (lng: number, lat: number): [number, number] => {
  const phi = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
  return [
    ((lng + 180) / 360) * COMMON_WORLD,
    (COMMON_WORLD * (Math.PI + Math.log(Math.tan(Math.PI / 4 + phi / 2)))) / (2 * Math.PI),
  ];
};

/** Filter values of GPU items, by the register's row that each belongs to. */
export const copyFilterValues = (columns: SiteGpuColumns, rows: Float32Array): Float32Array => {
  const values = new Float32Array(rows.length * 4);
  rows.forEach((row, item) => values.set(columns.filterValues.subarray(row * 4, row * 4 + 4), item * 4));
  return values;
};

/** Site attributes of `count` GPU items, copied from the register's columns by `rowOf`. */
const copyColumns = (columns: SiteGpuColumns, count: number, rowOf: Uint32Array) => {
  const symbols = new Uint8Array(count);
  const codes = new Uint8Array(count);
  for (let item = 0; item < count; item++) {
    const row = rowOf[item] ?? 0;
    symbols[item] = columns.symbols[row] ?? 0;
    codes[item] = columns.codes[row] ?? 0;
  }
  const rows = Float32Array.from(rowOf);
  return { rows, symbols, codes, filterValues: copyFilterValues(columns, rows) };
};

/** Segments of every shape; a polygon's last vertex is joined to its first. Rows beyond the columns are left out. */
export const toSegments = (shapes: SiteShapes, columns: SiteGpuColumns): SegmentBuffers => {
  const ends: number[] = [];
  const distances: number[] = [];
  const rows: number[] = [];
  for (let shape = 0; shape < shapes.rows.length; shape++) {
    const row = shapes.rows[shape] ?? 0;
    if (row >= columns.rowCount) continue;
    let length = 0;
    for (const [from, to] of edgesOf(shapes, shape)) {
      const [fromLng, fromLat, toLng, toLat] = [
        shapes.positions[from * 2] ?? NaN,
        shapes.positions[from * 2 + 1] ?? NaN,
        shapes.positions[to * 2] ?? NaN,
        shapes.positions[to * 2 + 1] ?? NaN,
      ];
      if (!Number.isFinite(fromLng + fromLat + toLng + toLat) || (fromLng === toLng && fromLat === toLat)) continue;
      const [fromX, fromY] = toCommon(fromLng, fromLat);
      const [toX, toY] = toCommon(toLng, toLat);
      const next = length + Math.hypot(toX - fromX, toY - fromY);
      ends.push(fromLng, fromLat, toLng, toLat);
      distances.push(length, next);
      rows.push(row);
      length = next;
    }
  }
  return {
    segmentCount: rows.length,
    ends: Float32Array.from(ends),
    distances: Float32Array.from(distances),
    ...copyColumns(columns, rows.length, Uint32Array.from(rows)),
  };
};

const edgesOf = (shapes: SiteShapes, shape: number): [number, number][] => {
  const first = shapes.startIndices[shape] ?? 0;
  const end = shapes.startIndices[shape + 1] ?? first;
  const edges: [number, number][] = [];
  for (let vertex = first; vertex < end - 1; vertex++) edges.push([vertex, vertex + 1]);
  if (shapes.geometry === 'polygon' && end - first > 2) edges.push([end - 1, first]);
  return edges;
};

/** Triangles of every polygon (outer ring only); empty for lines. */
export const toTriangles = (shapes: SiteShapes, columns: SiteGpuColumns): TriangleBuffers => {
  const positions: number[] = [];
  const rows: number[] = [];
  for (let shape = 0; shapes.geometry === 'polygon' && shape < shapes.rows.length; shape++) {
    const row = shapes.rows[shape] ?? 0;
    if (row >= columns.rowCount) continue;
    const ring = ringOf(shapes, shape);
    for (const vertex of triangulate(ring)) {
      const point = ring[vertex];
      if (!point) continue;
      positions.push(point[0], point[1]);
      rows.push(row);
    }
  }
  return {
    vertexCount: rows.length,
    positions: Float32Array.from(positions),
    ...copyColumns(columns, rows.length, Uint32Array.from(rows)),
  };
};

type Point = readonly [number, number];

/** Vertices of a shape without repeats and without the closing one. */
const ringOf = (shapes: SiteShapes, shape: number): Point[] => {
  const ring: Point[] = [];
  const end = shapes.startIndices[shape + 1] ?? 0;
  for (let vertex = shapes.startIndices[shape] ?? 0; vertex < end; vertex++) {
    const point: Point = [shapes.positions[vertex * 2] ?? NaN, shapes.positions[vertex * 2 + 1] ?? NaN];
    const last = ring.at(-1);
    if (Number.isFinite(point[0] + point[1]) && !(last && isSame(last, point))) ring.push(point);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length > 1 && first && last && isSame(first, last)) ring.pop();
  return ring;
};

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

const cross = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const isInside = (point: Point, a: Point, b: Point, c: Point): boolean =>
  cross(a, b, point) >= 0 && cross(b, c, point) >= 0 && cross(c, a, point) >= 0;

/**
 * Indices of the triangles of a simple ring, three each, by clipping ears: quadratic, which is the right price for
 * outlines of some dozen vertices. A ring that crosses itself gives as many triangles as can be cut.
 */
export const triangulate = (ring: readonly Point[]): number[] => {
  const area = ring.reduce((sum, point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point;
    return sum + point[0] * next[1] - next[0] * point[1];
  }, 0);
  const left = ring.map((_, index) => index);
  if (area < 0) left.reverse();
  const triangles: number[] = [];
  while (left.length > 2) {
    const ear = left.findIndex((_, position) => isEar(ring, left, position));
    if (ear < 0) break;
    triangles.push(...cornersAt(left, ear));
    left.splice(ear, 1);
  }
  return triangles;
};

const cornersAt = (left: readonly number[], position: number): [number, number, number] => [
  left[(position + left.length - 1) % left.length] ?? 0,
  left[position] ?? 0,
  left[(position + 1) % left.length] ?? 0,
];

const isEar = (ring: readonly Point[], left: readonly number[], position: number): boolean => {
  const corners = cornersAt(left, position);
  const [a, b, c] = corners.map((corner) => ring[corner] ?? ([NaN, NaN] as const)) as [Point, Point, Point];
  if (!(cross(a, b, c) > 0)) return false;
  return left.every((other) => corners.includes(other) || !isInside(ring[other] ?? [NaN, NaN], a, b, c));
};
