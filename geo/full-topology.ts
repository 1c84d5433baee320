import type { Feature, Position } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology as toTopology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import {
  decodeArcs,
  toRing,
  type BoundaryTopology,
  type DecodedArcs,
  type DivisionGeometry,
  type DivisionObject,
  type Ring,
} from '../src/domain/topology.ts';
import { provinceOf, secondLevelOf } from './parents.ts';
import type { SourceDivisions } from './source.ts';
import { ringAreaKm2 } from './sphere.ts';

/** Steps along each axis of the grid that every boundary point lies on: about 60 m. */
export const QUANTISATION = 1e5;

/**
 * Gaps between counties that no county claims (the source has two, of 0.003 and 0.019 km²) show as holes when counties
 * are merged; below this area they are faults of the source, above it they are left open. A county's own hole stays.
 */
const SLIVER_KM2 = 0.1;

/** A topology with all three levels: every one of `BoundaryTopology`'s objects is there. */
export type FullTopology = BoundaryTopology & {
  readonly objects: Required<BoundaryTopology['objects']>;
};

/** Every vertex of the source on the grid; prefectures and provinces merged upwards from the counties. */
export const toFullTopology = (source: SourceDivisions): FullTopology => {
  const base = toBaseTopology('county', source.counties, source.dashes);
  const counties = base.objects.county!;
  const secondLevels = new Set(source.prefectures.map(({ adcode }) => adcode));
  const merge = (groupOf: (county: number) => number): DivisionObject => mergeCounties(base, counties, groupOf);
  return {
    ...base,
    objects: {
      province: merge(provinceOf),
      prefecture: merge((county) => secondLevelOf(county, secondLevels)),
      county: counties,
      dashes: base.objects.dashes,
    },
  };
};

/** A quantised topology of one level, in the order given, and the dashes. */
export const toBaseTopology = (
  level: 'county' | 'province',
  divisions: readonly { readonly adcode: number; readonly polygons: readonly (readonly Ring[])[] }[],
  dashes: readonly Ring[],
): BoundaryTopology => {
  const features = divisions.map(({ adcode, polygons }): Feature => {
    return {
      type: 'Feature',
      id: adcode,
      properties: null,
      geometry: { type: 'MultiPolygon', coordinates: polygons as unknown as Position[][][] },
    };
  });
  const lines = { type: 'MultiLineString', coordinates: dashes as unknown as Position[][] } as const;
  const collection = { type: 'FeatureCollection', features } as const;
  return toTopology({ [level]: collection, dashes: lines }, QUANTISATION) as unknown as BoundaryTopology;
};

const mergeCounties = (
  topology: BoundaryTopology,
  counties: DivisionObject,
  groupOf: (county: number) => number,
): DivisionObject => {
  const groups = new Map<number, DivisionGeometry[]>();
  for (const county of counties.geometries) {
    const code = groupOf(county.id);
    const group = groups.get(code);
    if (group) group.push(county);
    else groups.set(code, [county]);
  }
  const decoded = decodeArcs(topology);
  const holes = ownHolesOf(counties);
  const geometries = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([id, members]): DivisionGeometry => {
      const merged = mergeArcs(topology as unknown as Topology, members as never);
      return { type: 'MultiPolygon', id, arcs: merged.arcs.map((polygon) => dropSlivers(polygon, decoded, holes)) };
    });
  return { type: 'GeometryCollection', geometries };
};

/** Arcs that are a hole inside one county, whoever fills it. */
const ownHolesOf = (counties: DivisionObject): ReadonlySet<number> => {
  const arcs = new Set<number>();
  for (const { arcs: polygons } of counties.geometries)
    for (const polygon of polygons)
      for (const ring of polygon.slice(1)) for (const arc of ring) arcs.add(absolute(arc));
  return arcs;
};

const dropSlivers = (
  polygon: readonly (readonly number[])[],
  decoded: DecodedArcs,
  ownHoles: ReadonlySet<number>,
): readonly (readonly number[])[] =>
  polygon.filter(
    (ring, index) =>
      index === 0 ||
      ring.some((arc) => ownHoles.has(absolute(arc))) ||
      ringAreaKm2(toRing(decoded, ring)) >= SLIVER_KM2,
  );

export const absolute = (arc: number): number => (arc < 0 ? ~arc : arc);
