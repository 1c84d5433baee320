import { quantize } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import {
  decodeArcs,
  toPolygons,
  toRing,
  type BoundaryTopology,
  type DivisionObject,
  type Ring,
} from '../src/domain/topology.ts';
import { absolute, toBaseTopology, type FullTopology } from './full-topology.ts';
import { polygonsAreaKm2, triangleAreaKm2 } from './sphere.ts';

/**
 * A vertex of `divisions.json` stays when the triangle it spans (km²) is at least this large: two thirds of them do. The
 * value is the finest that leaves room for everything else within 750 KB gzip.
 */
export const DIVISIONS_MIN_TRIANGLE_KM2 = 0.8;

/** For `overview.json`: a fifth of a pixel of a national map 1,000 px high (4 km a pixel). */
export const OVERVIEW_MIN_TRIANGLE_KM2 = 3;

/** Outlines of divisions smaller than this keep finer detail, in proportion: what is coarse for 上海 is ruin for 澳门. */
const DIVISIONS_FINER_BELOW_KM2 = 500;
const OVERVIEW_FINER_BELOW_KM2 = 10_000;

/** No ring is simplified below this many distinct points (or those it has), so that no island or district collapses. */
const MIN_RING_POINTS = 4;

/** Rings that wholly lie in one of these boxes keep every vertex: 三沙, 东沙, and 钓鱼岛 with its islets. Degrees. */
const EXEMPT_BOXES = [
  { west: 108, south: 3, east: 119, north: 17.9 },
  { west: 112.5, south: 17, east: 119, north: 21.2 },
  { west: 123.2, south: 25.5, east: 125, north: 26.2 },
] as const;

export const isExemptRing = (ring: Ring): boolean =>
  EXEMPT_BOXES.some(({ west, south, east, north }) =>
    ring.every(([lng, lat]) => lng > west && lng < east && lat > south && lat < north),
  );

/** All three levels, simplified on the arcs they share. */
export const toDivisions = (full: FullTopology): BoundaryTopology =>
  simplifyOver(full, full.objects.county, DIVISIONS_MIN_TRIANGLE_KM2, DIVISIONS_FINER_BELOW_KM2);

/** Provinces and dashes alone, cut into arcs anew, because the points where only counties meet need not stay. */
export const toOverview = (full: FullTopology): BoundaryTopology => {
  const decoded = decodeArcs(full);
  const provinces = full.objects.province.geometries.map((geometry) => ({
    adcode: geometry.id,
    polygons: toPolygons(decoded, geometry),
  }));
  const dashes = full.objects.dashes.arcs.map((line) => toRing(decoded, line));
  const base = toBaseTopology('province', provinces, dashes);
  return simplifyOver(base, base.objects.province, OVERVIEW_MIN_TRIANGLE_KM2, OVERVIEW_FINER_BELOW_KM2);
};

/** TopoJSON as the topojson packages type it. */
type AnyTopology = ReturnType<typeof simplify>;

type WeightedPoint = [number, number, number];

const simplifyOver = (
  topology: BoundaryTopology,
  guarded: DivisionObject,
  minKm2: number,
  finerBelowKm2: number,
): BoundaryTopology => {
  const weighted = presimplify(topology as unknown as AnyTopology, triangleAreaKm2);
  const arcs = weighted.arcs as unknown as WeightedPoint[][];
  favourSmall(topology, guarded, arcs, finerBelowKm2);
  keepExempt(topology, guarded, arcs);
  for (const { arcs: polygons } of guarded.geometries)
    for (const polygon of polygons)
      for (const ring of polygon)
        keepRing(
          ring.map((arc) => arcs[absolute(arc)]!),
          minKm2,
        );
  const simplified = simplify(weighted, minKm2);
  delete (simplified as { transform?: unknown }).transform;
  // The same grid as before: a bounding box taken anew could have lost its outermost vertex.
  return quantize(simplified, topology.transform as never) as unknown as BoundaryTopology;
};

/** Multiplies the weights of an arc by how much smaller than `belowKm2` the smallest division beside it is. */
const favourSmall = (
  topology: BoundaryTopology,
  guarded: DivisionObject,
  arcs: readonly WeightedPoint[][],
  belowKm2: number,
): void => {
  const decoded = decodeArcs(topology);
  const factors = new Float64Array(arcs.length).fill(1);
  for (const geometry of guarded.geometries) {
    const factor = belowKm2 / polygonsAreaKm2(toPolygons(decoded, geometry));
    for (const arc of geometry.arcs.flat(2)) factors[absolute(arc)] = Math.max(factors[absolute(arc)]!, factor);
  }
  arcs.forEach((arc, index) => arc.forEach((point) => (point[2] *= factors[index]!)));
};

const keepExempt = (topology: BoundaryTopology, guarded: DivisionObject, arcs: readonly WeightedPoint[][]): void => {
  const keep = (arc: number): void => arcs[absolute(arc)]!.forEach((point) => (point[2] = Infinity));
  const decoded = decodeArcs(topology);
  for (const { arcs: polygons } of guarded.geometries)
    for (const polygon of polygons)
      for (const ring of polygon) if (isExemptRing(toRing(decoded, ring))) ring.forEach(keep);
  for (const line of topology.objects.dashes.arcs) line.forEach(keep);
};

/** Raises the heaviest vertices of a ring that would fall below MIN_RING_POINTS. */
const keepRing = (arcs: readonly WeightedPoint[][], minKm2: number): void => {
  const ends = arcs.length;
  const inner = arcs.flatMap((arc) => arc.slice(1, -1)).sort((a, b) => b[2] - a[2]);
  for (const point of inner.slice(0, Math.max(0, MIN_RING_POINTS - ends))) point[2] = Math.max(point[2], minKm2);
};
