import { describe, expect, it } from 'vitest';

import type { SiteGpuColumns, SiteShapes } from '../../domain/site-columns.ts';
import { toSegments, toTriangles, triangulate } from './shape-buffers.ts';

const columns: SiteGpuColumns = {
  kind: 'chemical-park',
  source: 'demo',
  isSynthetic: true,
  version: 1,
  loadVersion: 1,
  rowCount: 2,
  positions: new Float32Array(4),
  filterValues: new Float32Array([5, 0, 0, 0, 7, 1, 0, 1]),
  codes: new Uint8Array([3, 90]),
  symbols: new Uint8Array([2, 17]),
  marks: new Uint8Array(2),
};
const shapes = (geometry: 'line' | 'polygon', points: number[][][], rows: number[]): SiteShapes => ({
  kind: 'chemical-park',
  source: 'demo',
  version: 1,
  geometry,
  positions: Float32Array.from(points.flat(2)),
  startIndices: Uint32Array.from(
    points.reduce<number[]>((all, shape) => [...all, (all.at(-1) ?? 0) + shape.length], [0]),
  ),
  rows: Uint32Array.from(rows),
});
const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];
const areaOf = (ring: readonly (readonly [number, number])[], indices: readonly number[]): number => {
  let area = 0;
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((step) => ring[indices[at + step] ?? 0] ?? ([0, 0] as const));
    if (a && b && c) area += Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
  }
  return area;
};

describe('toSegments', () => {
  it('gives a line one segment less than points, with growing distance and the row’s own columns', () => {
    const segments = toSegments(
      shapes(
        'line',
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
        [1],
      ),
      columns,
    );
    expect(segments.segmentCount).toBe(2);
    expect([...segments.rows]).toEqual([1, 1]);
    expect([...segments.codes]).toEqual([90, 90]);
    expect([...segments.filterValues.subarray(0, 4)]).toEqual([7, 1, 0, 1]);
    expect(segments.distances[1]).toBe(segments.distances[2]);
    expect(segments.distances[3]).toBeGreaterThan(segments.distances[1] ?? Infinity);
  });

  it('closes a polygon, whether or not its last vertex repeats the first', () => {
    expect(toSegments(shapes('polygon', [square], [0]), columns).segmentCount).toBe(4);
    expect(toSegments(shapes('polygon', [[...square, [0, 0]]], [0]), columns).segmentCount).toBe(4);
  });

  it('leaves out rows that the register does not have and points that are not finite', () => {
    expect(toSegments(shapes('line', [square], [9]), columns).segmentCount).toBe(0);
    expect(
      toSegments(
        shapes(
          'line',
          [
            [
              [0, 0],
              [NaN, 0],
              [1, 1],
              [2, 2],
            ],
          ],
          [0],
        ),
        columns,
      ).segmentCount,
    ).toBe(1);
  });
});

describe('toTriangles', () => {
  it('gives three vertices a triangle, each with its row', () => {
    const triangles = toTriangles(shapes('polygon', [square, square], [0, 1]), columns);
    expect(triangles.vertexCount).toBe(12);
    expect([...triangles.rows]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it('gives nothing for lines', () => {
    expect(toTriangles(shapes('line', [square], [0]), columns).vertexCount).toBe(0);
  });
});

describe('triangulate', () => {
  const notched: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
  ];

  it('covers a concave ring exactly, in either winding', () => {
    expect(areaOf(notched, triangulate(notched))).toBeCloseTo(10);
    const reversed = notched.toReversed();
    expect(areaOf(reversed, triangulate(reversed))).toBeCloseTo(10);
  });

  it('ends for rings that are no area', () => {
    expect(triangulate([])).toEqual([]);
    expect(
      triangulate([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([]);
  });
});
