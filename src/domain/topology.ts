import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { fail, ok, type Fault, type Result } from './result.ts';

/**
 * The boundary files of `geo/` (`divisions.json`, `overview.json`): quantised TopoJSON, WGS-84 ≈ CGCS2000, lng before
 * lat. Every division is a MultiPolygon whose `id` is its adcode as a number; levels share arcs. `dashes` is one
 * MultiLineString, the ten dashes of the 南海.
 */
export interface BoundaryTopology {
  readonly type: 'Topology';
  readonly bbox: readonly [number, number, number, number];
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  /** Arcs as [x, y] steps on the quantised grid, the first of each from its origin. */
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly objects: {
    readonly province: DivisionObject;
    /** Only in `divisions.json`. */
    readonly prefecture?: DivisionObject;
    /** Only in `divisions.json`; in adcode order, so that geometry i is county index i + 1. */
    readonly county?: DivisionObject;
    readonly dashes: { readonly type: 'MultiLineString'; readonly arcs: readonly (readonly number[])[] };
  };
}

export type DivisionObjectName = 'province' | 'prefecture' | 'county';

export interface DivisionObject {
  readonly type: 'GeometryCollection';
  readonly geometries: readonly DivisionGeometry[];
}

export interface DivisionGeometry {
  readonly type: 'MultiPolygon';
  /** adcode. */
  readonly id: number;
  /** Polygons, of rings (the outer one first), of arc numbers; `~n` is arc n backwards. */
  readonly arcs: readonly (readonly (readonly number[])[])[];
}

/** Every arc in degrees: arc n has the points `starts[n]` to `starts[n + 1]` (exclusive). */
export interface DecodedArcs {
  /** lng, lat interleaved. */
  readonly coordinates: Float64Array;
  /** In points; arcs + 1 long. */
  readonly starts: Uint32Array;
}

export type Ring = [number, number][];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const hasGeometries = (value: unknown): boolean =>
  isRecord(value) && Array.isArray(value.geometries) && value.geometries.length > 0;

/** Checks the outline of a fetched boundary file; `needs` are the levels the caller draws. */
export const parseTopology = (
  value: unknown,
  needs: readonly DivisionObjectName[],
): Result<BoundaryTopology, Fault<'boundaries'>> => {
  const problem = findProblem(value, needs);
  return problem === null ? ok(value as BoundaryTopology) : fail({ kind: 'boundaries', message: problem });
};

const findProblem = (value: unknown, needs: readonly DivisionObjectName[]): string | null => {
  if (!isRecord(value) || value.type !== 'Topology') return 'the boundary file is not a TopoJSON topology';
  if (!Array.isArray(value.arcs) || !isRecord(value.transform)) return 'the boundary file has no quantised arcs';
  const objects = value.objects;
  if (!isRecord(objects) || !isRecord(objects.dashes)) return 'the boundary file lacks the 南海 dashes';
  const missing = needs.filter((name) => !hasGeometries(objects[name]));
  return missing.length === 0 ? null : `the boundary file lacks ${missing.join(', ')}`;
};

/** Undoes delta coding and quantisation of all arcs at once. */
export const decodeArcs = ({ arcs, transform }: BoundaryTopology): DecodedArcs => {
  const starts = new Uint32Array(arcs.length + 1);
  arcs.forEach((arc, index) => (starts[index + 1] = (starts[index] ?? 0) + arc.length));
  const coordinates = new Float64Array(2 * (starts[arcs.length] ?? 0));
  const [scaleX, scaleY] = transform.scale;
  const [originX, originY] = transform.translate;
  let at = 0;
  for (const arc of arcs) {
    let x = 0;
    let y = 0;
    for (const step of arc) {
      x += step[0] ?? 0;
      y += step[1] ?? 0;
      coordinates[at++] = originX + x * scaleX;
      coordinates[at++] = originY + y * scaleY;
    }
  }
  return { coordinates, starts };
};

/** Closed ring of [lng, lat] from arc numbers; the point where two arcs meet stands once. */
export const toRing = ({ coordinates, starts }: DecodedArcs, arcNumbers: readonly number[]): Ring => {
  const ring: Ring = [];
  for (const number of arcNumbers) {
    const arc = number < 0 ? ~number : number;
    const first = starts[arc] ?? 0;
    const end = starts[arc + 1] ?? first;
    const skip = ring.length > 0 ? 1 : 0;
    for (let step = skip; step < end - first; step++) {
      const point = number < 0 ? end - 1 - step : first + step;
      ring.push([coordinates[2 * point] ?? NaN, coordinates[2 * point + 1] ?? NaN]);
    }
  }
  return ring;
};

/** Polygons of rings of [lng, lat], the outer ring first. */
export const toPolygons = (arcs: DecodedArcs, geometry: DivisionGeometry): Ring[][] =>
  geometry.arcs.map((polygon) => polygon.map((ring) => toRing(arcs, ring)));

/** One level as GeoJSON for drawing; feature `id` and `properties.adcode` are both the numeric adcode. */
export const toDivisionFeatures = (
  topology: BoundaryTopology,
  level: DivisionObjectName,
  arcs: DecodedArcs = decodeArcs(topology),
): FeatureCollection<MultiPolygon, { adcode: number }> => ({
  type: 'FeatureCollection',
  features: (topology.objects[level]?.geometries ?? []).map((geometry) => ({
    type: 'Feature',
    id: geometry.id,
    properties: { adcode: geometry.id },
    geometry: { type: 'MultiPolygon', coordinates: toPolygons(arcs, geometry) },
  })),
});

/** The ten 南海 dashes as one feature. */
export const toDashesFeature = (
  topology: BoundaryTopology,
  arcs: DecodedArcs = decodeArcs(topology),
): Feature<MultiLineString> => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'MultiLineString',
    coordinates: topology.objects.dashes.arcs.map((line) => toRing(arcs, line)),
  },
});
