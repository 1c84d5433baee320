import { greatCircleKm, isInside, kmToDegrees, type County, type CountyLocator } from './county-geometry.ts';
import { sampleInside, type LngLat } from './placement.ts';
import type { Random } from './random.ts';
import { provinceOf } from './provinces.ts';

/** Degrees are snapped to a binary fraction: 1/8192° is at most 7 m away and leaves most bytes of a WKB double zero. */
const snap = (degrees: number): number => Math.round(degrees * 8192) / 8192;

export interface PlacedPolygon {
  readonly county: County;
  readonly lngLat: LngLat;
  /** Closed, counter-clockwise. */
  readonly ring: readonly LngLat[];
  readonly areaKm2: number;
}

/** A rounded outline inside the county about its own centre; shrinks and moves until it fits. */
export const placePolygon = (county: County, areaKm2: number, random: Random): PlacedPolygon => {
  for (let attempt = 0, area = areaKm2; attempt < 60; attempt++, area *= 0.9) {
    const centre = sampleInside(county, random);
    const corners = random.integer(6, 11);
    const turn = random.next();
    const radiusKm = Math.sqrt(area / Math.PI);
    const stretch = random.between(0.7, 1.4);
    const ring: LngLat[] = Array.from({ length: corners }, (_, corner) => {
      const angle = (2 * Math.PI * (corner + turn + random.between(-0.2, 0.2))) / corners;
      const reach = radiusKm * random.between(0.9, 1.12);
      const [east, north] = kmToDegrees(
        Math.cos(angle) * reach * stretch,
        (Math.sin(angle) * reach) / stretch,
        centre[1],
      );
      return [snap(centre[0] + east), snap(centre[1] + north)];
    });
    ring.push(ring[0]!);
    if (isRingInside(county, ring)) return { county, lngLat: centre, ring, areaKm2: ringAreaKm2(ring) };
  }
  throw new Error(`no polygon fits into ${county.adcode}`);
};

const isRingInside = (county: County, ring: readonly LngLat[]): boolean =>
  ring.every(([lng, lat], index) => {
    const [nextLng, nextLat] = ring[index + 1] ?? [lng, lat];
    return [0, 0.25, 0.5, 0.75].every((part) =>
      isInside(county, lng + (nextLng - lng) * part, lat + (nextLat - lat) * part),
    );
  });

/** On the sphere, flat enough at the size of a park. */
const ringAreaKm2 = (ring: readonly LngLat[]): number => {
  const [originLng, originLat] = ring[0] ?? [0, 0];
  const [eastDegree, northDegree] = kmToDegrees(1, 1, originLat);
  let doubled = 0;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x, y] = ring[index]!;
    const [nextX, nextY] = ring[index + 1]!;
    doubled += (x - originLng) * (nextY - originLat) - (nextX - originLng) * (y - originLat);
  }
  return Math.abs(doubled) / 2 / (eastDegree * northDegree);
};

export interface PlacedLine {
  readonly start: County;
  readonly end: County;
  /** First vertex. */
  readonly lngLat: LngLat;
  readonly line: readonly LngLat[];
  readonly totalKm: number;
}

export interface LinePlan {
  readonly detour: number;
  readonly lengthKm: readonly [number, number];
  readonly locator: CountyLocator;
  /** Provinces through which a line may run. */
  readonly provinces: ReadonlySet<string>;
}

/**
 * A gently curved line from a point in one county to a point in another, over land of the allowed provinces at every
 * vertex. `null` when these two counties cannot be joined so: too near, too far, or water or a border between them.
 */
export const placeLine = (start: County, end: County, plan: LinePlan, random: Random): PlacedLine | null => {
  const from = sampleInside(start, random);
  const to = sampleInside(end, random);
  const totalKm = Math.round(greatCircleKm(from, to) * plan.detour * random.between(1, 1.08, 3));
  if (totalKm < plan.lengthKm[0] || totalKm > plan.lengthKm[1]) return null;
  const count = Math.max(8, Math.min(24, Math.round(totalKm / 110)));
  const bend = random.between(-0.09, 0.09, 4);
  const sway = random.between(-0.02, 0.02, 4);
  const line: LngLat[] = [];
  for (let vertex = 0; vertex < count; vertex++) {
    const part = vertex / (count - 1);
    const off = bend * Math.sin(Math.PI * part) + sway * Math.sin(3 * Math.PI * part);
    const lng = from[0] + (to[0] - from[0]) * part - (to[1] - from[1]) * off;
    const lat = from[1] + (to[1] - from[1]) * part + (to[0] - from[0]) * off;
    line.push(vertex === 0 ? from : vertex === count - 1 ? to : [snap(lng), snap(lat)]);
  }
  return line.every((vertex) => isOnAllowedLand(vertex, plan)) ? { start, end, lngLat: from, line, totalKm } : null;
};

const isOnAllowedLand = ([lng, lat]: LngLat, { locator, provinces }: LinePlan): boolean => {
  const adcode = locator.locate(lng, lat);
  return adcode !== null && provinces.has(provinceOf(adcode));
};
