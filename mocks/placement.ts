import { isWellInside, kmToDegrees, type County } from './county-geometry.ts';
import { roundTo, type Random } from './random.ts';

/** About 300 m; `public/boundaries` is generalised, and a site must stay in its county by any generalisation of it. */
const MARGIN_DEGREES = 0.003;
const COORDINATE_DECIMALS = 4;

export type LngLat = readonly [number, number];

const toPoint = (lng: number, lat: number): LngLat => [
  roundTo(lng, COORDINATE_DECIMALS),
  roundTo(lat, COORDINATE_DECIMALS),
];

/** Anywhere in the county, evenly; narrow counties get a narrower margin. Throws when the county has no inside. */
export const sampleInside = (county: County, random: Random): LngLat => {
  const [west, south, east, north] = county.box;
  for (let margin = MARGIN_DEGREES; margin > 0.0002; margin /= 2)
    for (let attempt = 0; attempt < 200; attempt++) {
      const [lng, lat] = toPoint(random.between(west, east, 6), random.between(south, north, 6));
      if (isWellInside(county, lng, lat, margin)) return [lng, lat];
    }
  throw new Error(`no point found inside ${county.adcode}`);
};

/** Normally distributed about a centre that lies in the county; draws nearer to it until the point is inside. */
export const sampleNear = (county: County, centre: LngLat, spreadKm: number, random: Random): LngLat => {
  let spread = spreadKm;
  for (let attempt = 0; attempt < 30; attempt++, spread *= 0.85) {
    const [east, north] = kmToDegrees(random.normal(0, spread), random.normal(0, spread), centre[1]);
    const [lng, lat] = toPoint(centre[0] + east, centre[1] + north);
    if (isWellInside(county, lng, lat, MARGIN_DEGREES / 2)) return [lng, lat];
  }
  return centre;
};

/** Centre of a polygon, and the radius of a circle of its area. */
export interface Attractor {
  readonly lngLat: LngLat;
  readonly radiusKm: number;
}

export interface PlacedPoint {
  readonly county: County;
  readonly lngLat: LngLat;
  /** Index of the enterprise within its county. */
  readonly enterprise: number;
}

export interface PointPlan {
  readonly sitesPerEnterprise: number;
  readonly clusterKm: number;
  readonly enterpriseKm: number;
  /** What attracts clusters in this county. */
  readonly attractors: readonly Attractor[];
  readonly attractedShare: number;
}

/** Clusters → enterprises → sites: neighbours in the list are neighbours on the ground, which also packs well. */
export const placePoints = (county: County, count: number, plan: PointPlan, random: Random): PlacedPoint[] => {
  const sizes = splitIntoEnterprises(count, plan.sitesPerEnterprise, random);
  const clusterCount = 1 + Math.floor(sizes.length / 7);
  const centres = Array.from({ length: clusterCount }, () =>
    plan.attractors.length > 0 && random.chance(plan.attractedShare)
      ? toCluster(random.pick(plan.attractors))
      : { lngLat: sampleInside(county, random), spreadKm: plan.clusterKm },
  );
  const placed: PlacedPoint[] = [];
  for (const [enterprise, size] of sizes.entries()) {
    const centre = centres[Math.floor((enterprise * clusterCount) / sizes.length)];
    if (centre === undefined) throw new Error('every enterprise belongs to a cluster');
    const seat = sampleNear(county, centre.lngLat, centre.spreadKm, random);
    for (let site = 0; site < size; site++)
      placed.push({ county, lngLat: sampleNear(county, seat, plan.enterpriseKm, random), enterprise });
  }
  return placed;
};

/** Most enterprises of an attracted cluster stand inside the polygon. */
const toCluster = ({ lngLat, radiusKm }: Attractor) => ({ lngLat, spreadKm: radiusKm * 0.42 });

/** Sizes that add up to `count`, about `average` each, with many small and few large. */
export const splitIntoEnterprises = (count: number, average: number, random: Random): number[] => {
  const sizes: number[] = [];
  for (let rest = count; rest > 0;) {
    const size = Math.min(rest, 1 + Math.floor(-Math.log(1 - random.next()) * Math.max(0, average - 0.5)));
    sizes.push(size);
    rest -= size;
  }
  return sizes;
};
