import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from './coordinates.ts';
import {
  isInRing,
  isInSector,
  nearestInSector,
  nearestOnLine,
  nearestOnPath,
  nearestOnSegment,
} from './path-distance.ts';
import type { SitePaths } from './site-shapes.ts';

/** One degree of a meridian on the mean sphere: 6,371,008.8 m · π / 180 = 111,195.08 m. */
const DEGREE_M = 111_195.08;

const toPaths = (geometry: 'line' | 'polygon', vertices: readonly (readonly [number, number])[]): SitePaths => ({
  kind: 'test',
  source: 'demo',
  version: 1,
  geometry,
  positions: Float64Array.from(vertices.flat()),
  startIndices: Uint32Array.from([0, vertices.length]),
  rows: Uint32Array.from([0]),
});

describe('distance to a segment, worked by hand', () => {
  it('is that to the foot where one falls on it', () => {
    // A line along the meridian 116°, a point 0.01° east of it at 40°: 0.01 · cos 40° · 111,195.08 m = 851.80 m.
    const { distanceM: metres, lng, lat } = nearestOnSegment(116.01, 40, [116, 39], [116, 41]);
    expect(metres).toBeCloseTo(0.01 * Math.cos((40 * Math.PI) / 180) * DEGREE_M, 2);
    expect(metres).toBeCloseTo(851.8, 1);
    expect([lng, lat]).toEqual([116, 40]);
  });

  it('is that to the end beyond it', () => {
    // 0.005° south of the southern end: 0.005 · 111,195.08 m = 555.98 m.
    const nearest = nearestOnSegment(116, 38.995, [116, 39], [116, 41]);
    expect(nearest.distanceM).toBeCloseTo(555.98, 1);
    expect([nearest.lng, nearest.lat]).toEqual([116, 39]);
  });

  it('takes a segment of no length for a point', () => {
    expect(nearestOnSegment(116, 39.01, [116, 39], [116, 39]).distanceM).toBeCloseTo(0.01 * DEGREE_M, 1);
  });

  it('tells 1 m inside a distance of 1 km from 1 m outside', () => {
    const at = (metres: number): number =>
      nearestOnSegment(116, 40 + metres / DEGREE_M, [115.9, 40], [116.1, 40]).distanceM;
    expect(at(999)).toBeLessThan(1000);
    expect(at(1001)).toBeGreaterThan(1000);
  });
});

const china = { lng: fc.double({ min: 74, max: 134, noNaN: true }), lat: fc.double({ min: 4, max: 53, noNaN: true }) };
const offset = fc.double({ min: -0.08, max: 0.08, noNaN: true });

describe('properties', () => {
  it('no segment is farther than either of its ends', () => {
    fc.assert(
      fc.property(china.lng, china.lat, offset, offset, offset, offset, (lng, lat, ax, ay, bx, by) => {
        const a = [lng + ax, lat + ay] as const;
        const b = [lng + bx, lat + by] as const;
        const { distanceM: metres } = nearestOnSegment(lng, lat, a, b);
        expect(metres).toBeLessThanOrEqual(Math.min(distanceM(lng, lat, ...a), distanceM(lng, lat, ...b)));
      }),
    );
  });

  it('within some kilometres the nearest place is no farther than any of 2,000 places of the line', () => {
    fc.assert(
      fc.property(
        china.lng,
        china.lat,
        fc.array(fc.tuple(offset, offset), { minLength: 2, maxLength: 6 }),
        (lng, lat, line) => {
          const vertices = line.map(([x, y]) => [lng + x, lat + y] as const);
          const paths = toPaths('line', vertices);
          const { distanceM: metres } = nearestOnLine(lng, lat, paths, 0, vertices.length - 1);
          let least = Infinity;
          for (let index = 0; index + 1 < vertices.length; index++)
            for (let step = 0; step <= 400; step++) {
              const [ax, ay] = vertices[index] ?? [0, 0];
              const [bx, by] = vertices[index + 1] ?? [0, 0];
              least = Math.min(
                least,
                distanceM(lng, lat, ax + ((bx - ax) * step) / 400, ay + ((by - ay) * step) / 400),
              );
            }
          expect(metres).toBeLessThanOrEqual(least * 1.0005 + 0.001);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const SQUARE = [
  [116, 40],
  [116.02, 40],
  [116.02, 40.02],
  [116, 40.02],
  [116, 40],
] as const;

describe('outlines', () => {
  const park = toPaths('polygon', SQUARE);

  it('are 0 m away inside and their edge away outside', () => {
    expect(nearestOnPath(116.01, 40.01, park, 0)).toEqual({ distanceM: 0, lng: 116.01, lat: 40.01 });
    // 0.009° south of the southern edge: 1,000.76 m; 0.0089°: 989.64 m.
    expect(nearestOnPath(116.01, 39.991, park, 0).distanceM).toBeCloseTo(1000.76, 1);
    expect(nearestOnPath(116.01, 39.9911, park, 0).distanceM).toBeCloseTo(989.64, 1);
  });

  it('know a bay from their inside', () => {
    const bay = toPaths('polygon', [
      [116, 40],
      [116.03, 40],
      [116.03, 40.03],
      [116.02, 40.03],
      [116.02, 40.01],
      [116.01, 40.01],
      [116.01, 40.03],
      [116, 40.03],
      [116, 40],
    ]);
    expect(isInRing(116.015, 40.02, bay, 0, 8)).toBe(false);
    expect(isInRing(116.005, 40.02, bay, 0, 8)).toBe(true);
    expect(isInRing(116.015, 40.005, bay, 0, 8)).toBe(true);
  });
});

describe('a sector', () => {
  const road = toPaths('line', [
    [115.99, 40.005],
    [116.01, 40.005],
  ]);

  it('sees what lies in it and nothing behind it', () => {
    const north = nearestInSector(116, 40, road, 0, { bearing: 0, width: 90 });
    expect(north?.distanceM).toBeCloseTo(0.005 * DEGREE_M, 1);
    expect(nearestInSector(116, 40, road, 0, { bearing: 180, width: 90 })).toBeNull();
    expect(nearestInSector(116, 40, road, 0, { bearing: 180, width: 360 })?.distanceM).toBeCloseTo(555.98, 1);
  });

  it('measures to the part of a line that lies in it', () => {
    // From 30° to 60° east of north: the line enters it at x = tan 30° · 555.98 m, 641.99 m away.
    const slanted = nearestInSector(116, 40, road, 0, { bearing: 45, width: 30 });
    expect(slanted?.distanceM).toBeCloseTo(555.975 / Math.cos((30 * Math.PI) / 180), 0);
  });

  it('may be wider than half a circle', () => {
    expect(nearestInSector(116, 40, road, 0, { bearing: 180, width: 300 })?.distanceM).toBeCloseTo(
      555.975 / Math.cos((30 * Math.PI) / 180),
      0,
    );
    expect(nearestInSector(116, 40, road, 0, { bearing: 180, width: 200 })).toBeNull();
  });

  it('holds the outline that the apex stands in, whatever its bearing', () => {
    const park = toPaths('polygon', SQUARE);
    expect(nearestInSector(116.01, 40.01, park, 0, { bearing: 77, width: 10 })?.distanceM).toBe(0);
  });

  it.each([
    [[116, 40.01], 0, true],
    [[116.01, 40.02], 0, true],
    [[116.01, 40], 0, false],
    [[116, 39.99], 350, false],
    [[115.9999, 40.01], 350, true],
    [[116, 40], 123, true],
  ] as const)('holds %j as seen at bearing %d: %s', (point, bearing, isIn) => {
    expect(isInSector([116, 40], point, { bearing, width: 90 })).toBe(isIn);
  });

  it('is the whole path when it is a full circle', () => {
    fc.assert(
      fc.property(
        offset,
        offset,
        offset,
        offset,
        fc.double({ min: 0, max: 360, noNaN: true }),
        (ax, ay, bx, by, bearing) => {
          const line = toPaths('line', [
            [116 + ax, 40 + ay],
            [116 + bx, 40 + by],
          ]);
          const whole = nearestOnPath(116, 40, line, 0).distanceM;
          expect(nearestInSector(116, 40, line, 0, { bearing, width: 360 })?.distanceM).toBe(whole);
          const narrow = nearestInSector(116, 40, line, 0, { bearing, width: 60 });
          expect(narrow === null || narrow.distanceM >= whole - 0.001).toBe(true);
          // Six sectors of 60° are the circle.
          const parts = [0, 60, 120, 180, 240, 300].map(
            (turn) => nearestInSector(116, 40, line, 0, { bearing: bearing + turn, width: 60 })?.distanceM ?? Infinity,
          );
          expect(Math.min(...parts)).toBeCloseTo(whole, 0);
        },
      ),
    );
  });
});
