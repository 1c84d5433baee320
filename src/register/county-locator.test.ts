import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegionIndexFile } from '../domain/region-index.ts';
import { decodeArcs, toPolygons, type BoundaryTopology, type Ring } from '../domain/topology.ts';
import { createCountyLocator, type CountyLocator } from './county-locator.ts';

/** Built by `geo/build.ts`; a missing file fails the test, it does not skip it. */
const readBoundaries = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/boundaries/${name}`, import.meta.url), 'utf8'));

/** Deterministic numbers in 0–1 (mulberry32). */
const createRandom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const castRay = (polygons: readonly Ring[][], lng: number, lat: number): boolean => {
  let inside = false;
  for (const ring of polygons.flat())
    for (let index = 1; index < ring.length; index++) {
      const [a, b] = [ring[index - 1]!, ring[index]!];
      const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
      if (low[1] > lat || high[1] <= lat) continue;
      if (lng < ((high[0] - low[0]) * (lat - low[1])) / (high[1] - low[1]) + low[0]) inside = !inside;
    }
  return inside;
};

interface Shape {
  readonly polygons: Ring[][];
  readonly box: readonly [number, number, number, number];
}

const toShapes = (topology: BoundaryTopology): Shape[] => {
  const arcs = decodeArcs(topology);
  return (topology.objects.county?.geometries ?? []).map((geometry) => {
    const polygons = toPolygons(arcs, geometry);
    const points = polygons.flat(2);
    const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
    const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { polygons, box: [least(lngs), least(lats), most(lngs), most(lats)] };
  });
};

const locateByRays = (shapes: readonly Shape[], lng: number, lat: number): number =>
  shapes.findIndex(
    ({ polygons, box: [west, south, east, north] }) =>
      lng >= west && lng <= east && lat >= south && lat <= north && castRay(polygons, lng, lat),
  ) + 1;

describe('county locator on the built boundaries', () => {
  let topology: BoundaryTopology;
  let regions: RegionIndexFile;
  let shapes: Shape[];
  let locator: CountyLocator;

  beforeAll(() => {
    topology = readBoundaries('divisions.json') as BoundaryTopology;
    regions = readBoundaries('regions.json') as RegionIndexFile;
    shapes = toShapes(topology);
    locator = createCountyLocator(topology, regions);
  });

  const findDisagreements = (points: readonly (readonly [number, number])[]): unknown[] =>
    points.filter(([lng, lat]) => locator.locate(lng, lat) !== locateByRays(shapes, lng, lat));

  it('agrees with ray casting on 2,500 points anywhere', () => {
    const random = createRandom(18);
    const points = Array.from({ length: 2_500 }, () => [73 + 62.5 * random(), 3 + 51 * random()] as const);
    expect(findDisagreements(points)).toEqual([]);
    expect(points.filter(([lng, lat]) => locator.locate(lng, lat) > 0).length).toBeGreaterThan(500);
  });

  it('agrees with ray casting on 2,500 points within 1 m to 1 km of a border, and on vertices themselves', () => {
    const random = createRandom(71);
    const { coordinates } = decodeArcs(topology);
    const points = Array.from({ length: 2_500 }, (_, index) => {
      const vertex = 2 * Math.floor((random() * coordinates.length) / 2);
      const reach = index % 10 === 0 ? 0 : 10 ** (-2 - 3 * random());
      const [lng, lat] = [coordinates[vertex]!, coordinates[vertex + 1]!];
      return [lng + (random() - 0.5) * reach, lat + (random() - 0.5) * reach] as const;
    });
    expect(findDisagreements(points)).toEqual([]);
  });

  it('finds each county at its own label point', () => {
    const wrong = regions.adcodes.filter((adcode, index) => {
      const [first, last] = [regions.countyRanges[2 * index]!, regions.countyRanges[2 * index + 1]!];
      const county = locator.locate(regions.labels[2 * index]!, regions.labels[2 * index + 1]!);
      return county < first || county > last || (first === last && regions.countyAdcodes[county] !== adcode);
    });
    expect(wrong).toEqual([]);
  });

  it('answers 0 outside and for numbers that are no position', () => {
    for (const [lng, lat] of [
      [0, 0],
      [135, 3],
      [NaN, 30],
      [110, NaN],
      [Infinity, 30],
      [-74, 40.7],
      [1e9, 1e9],
    ] as const)
      expect(locator.locate(lng, lat)).toBe(0);
  });

  it('refuses a region index of another build', () => {
    const swapped = [...regions.countyAdcodes];
    [swapped[1], swapped[2]] = [swapped[2]!, swapped[1]!];
    expect(() => createCountyLocator(topology, { countyAdcodes: swapped })).toThrow(/not of one build/);
  });
});

/** A 3° square with a 1° hole that a second county fills half of, on a grid of whole hundredths of a degree. */
const toSquareTopology = (): BoundaryTopology => {
  const ring = (points: readonly (readonly [number, number])[]): number[][] =>
    points.map(([x, y], index) => (index === 0 ? [x, y] : [x - points[index - 1]![0], y - points[index - 1]![1]]));
  return {
    type: 'Topology',
    bbox: [100, 30, 103, 33],
    transform: { scale: [0.01, 0.01], translate: [100, 30] },
    arcs: [
      ring([
        [0, 0],
        [0, 300],
        [300, 300],
        [300, 0],
        [0, 0],
      ]),
      ring([
        [100, 100],
        [200, 100],
        [200, 200],
        [100, 200],
        [100, 100],
      ]),
      ring([
        [100, 100],
        [150, 100],
        [150, 200],
        [100, 200],
        [100, 100],
      ]),
    ],
    objects: {
      province: { type: 'GeometryCollection', geometries: [] },
      county: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'MultiPolygon', id: 110101, arcs: [[[0], [1]]] },
          { type: 'MultiPolygon', id: 110102, arcs: [[[2]]] },
        ],
      },
      dashes: { type: 'MultiLineString', arcs: [] },
    },
  };
};

describe('county locator on a square with a hole', () => {
  const locator = createCountyLocator(toSquareTopology(), { countyAdcodes: [0, 110101, 110102] });

  it('tells county, hole, island in the hole and outside apart', () => {
    expect(locator.locate(100.5, 31.5)).toBe(1);
    expect(locator.locate(101.25, 31.5)).toBe(2);
    expect(locator.locate(101.75, 31.5)).toBe(0);
    expect(locator.locate(103.05, 31.5)).toBe(0);
  });

  it('decides exactly along level edges, where no ray crosses', () => {
    expect(locator.locate(101.45, 31 - 1e-9)).toBe(1);
    expect(locator.locate(101.45, 31 + 1e-9)).toBe(2);
    expect(locator.locate(101.55, 31 + 1e-9)).toBe(0);
    expect(locator.locate(101.85, 32 + 1e-9)).toBe(1);
  });
});
