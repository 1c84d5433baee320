import { boxAround, distanceM } from './coordinates.ts';
import { nearestOnLine, nearestOnPath, type Nearest } from './path-distance.ts';
import type { RegisterEntry } from './register-entry.ts';
import type { SitePaths } from './site-shapes.ts';
import type { Slices } from './slices.ts';

/** A site with a line or an outline, and a point near it. */
export interface NearPair extends Nearest {
  /** Row of the line or outline in its register. */
  readonly pathRow: number;
  readonly pointRow: number;
}

/** Degrees: a line is asked for in pieces no longer than this, so that a box holds little more than what is near it. */
const PIECE = 0.1;

/**
 * Every point of a register within `radiusM` of a line or outline (in it: 0 m), each pair once with its shortest distance,
 * in no order. Rows without a position are in no pair. Positions are taken as they stand.
 */
export const findNearPairs = async (
  paths: SitePaths,
  points: RegisterEntry,
  radiusM: number,
  slices: Slices,
): Promise<NearPair[]> => {
  const nearest = new Map<number, NearPair>();
  const { rowCount } = points.table;
  for (let path = 0; path < paths.rows.length; path++) {
    const pathRow = paths.rows[path] ?? 0;
    const keep = (pointRow: number, found: Nearest): void => {
      const key = pathRow * rowCount + pointRow;
      if (found.distanceM > radiusM || found.distanceM >= (nearest.get(key)?.distanceM ?? Infinity)) return;
      nearest.set(key, { ...found, pathRow, pointRow });
    };
    if (paths.geometry === 'polygon') nearOutline(paths, path, points, radiusM, keep);
    else await nearLine(paths, path, points, radiusM, slices, keep);
    if (slices.isOver()) await slices.pause();
  }
  return [...nearest.values()];
};

type Keep = (pointRow: number, found: Nearest) => void;

/** Rows whose position lies in the box of the vertices, with room for `radiusM` around it. */
const rowsNear = (
  points: RegisterEntry,
  [west, south, east, north]: readonly [number, number, number, number],
  radiusM: number,
): readonly number[] => {
  const [halfLng, halfLat] = boxAround(Math.max(Math.abs(south), Math.abs(north)), radiusM);
  return points.points().range(west - halfLng, south - halfLat, east + halfLng, north + halfLat);
};

type Box = [number, number, number, number];
const emptyBox = (): Box => [Infinity, Infinity, -Infinity, -Infinity];
const widen = (box: Box, lng: number, lat: number): void => {
  box[0] = Math.min(box[0], lng);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lng);
  box[3] = Math.max(box[3], lat);
};

/** Box of the vertices `first` to `last`, both included: west, south, east, north. */
export const boxOfVertices = (positions: Float64Array, first: number, last: number): Box => {
  const box = emptyBox();
  for (let vertex = first; vertex <= last; vertex++)
    widen(box, positions[2 * vertex] ?? 0, positions[2 * vertex + 1] ?? 0);
  return box;
};

const nearOutline = (paths: SitePaths, path: number, points: RegisterEntry, radiusM: number, keep: Keep): void => {
  const first = paths.startIndices[path] ?? 0;
  const last = (paths.startIndices[path + 1] ?? 0) - 1;
  const { lngs, lats } = points.table;
  for (const row of rowsNear(points, boxOfVertices(paths.positions, first, last), radiusM))
    keep(row, nearestOnPath(lngs[row] ?? Number.NaN, lats[row] ?? Number.NaN, paths, path));
};

/** Short segments are asked for together, long ones piece by piece. */
const nearLine = async (
  paths: SitePaths,
  path: number,
  points: RegisterEntry,
  radiusM: number,
  slices: Slices,
  keep: Keep,
): Promise<void> => {
  const end = (paths.startIndices[path + 1] ?? 0) - 1;
  const { lngs, lats } = points.table;
  let first = paths.startIndices[path] ?? 0;
  while (first < end) {
    const { last, box } = toRun(paths.positions, first, end);
    for (const piece of last > first + 1 ? [box] : toPieces(paths.positions, first))
      for (const row of rowsNear(points, piece, radiusM))
        keep(row, nearestOnLine(lngs[row] ?? Number.NaN, lats[row] ?? Number.NaN, paths, first, last));
    first = last;
    if (slices.isOver()) await slices.pause();
  }
};

const spanOf = ([west, south, east, north]: Box): number => Math.max(east - west, north - south);

/** The segments from a vertex on that lie within one piece; one segment at least. */
const toRun = (positions: Float64Array, first: number, end: number): { readonly last: number; readonly box: Box } => {
  let last = first + 1;
  let box = boxOfVertices(positions, first, last);
  while (last < end) {
    const wider: Box = [...box];
    widen(wider, positions[2 * last + 2] ?? 0, positions[2 * last + 3] ?? 0);
    if (spanOf(wider) > PIECE) break;
    box = wider;
    last++;
  }
  return { last, box };
};

/** Boxes that together cover one segment. */
const toPieces = (positions: Float64Array, first: number): readonly Box[] => {
  const count = Math.max(1, Math.ceil(spanOf(boxOfVertices(positions, first, first + 1)) / PIECE));
  const at = (offset: number, share: number): number => {
    const from = positions[2 * first + offset] ?? 0;
    return from + ((positions[2 * first + 2 + offset] ?? 0) - from) * share;
  };
  return Array.from({ length: count }, (_, piece) => {
    const box = emptyBox();
    for (const share of [piece / count, (piece + 1) / count]) widen(box, at(0, share), at(1, share));
    return box;
  });
};

/** Rows of a register within `radiusM` of a position on the sphere, in no order. */
export const findNearPoints = (
  points: RegisterEntry,
  lng: number,
  lat: number,
  radiusM: number,
): { readonly row: number; readonly distanceM: number }[] => {
  const { lngs, lats } = points.table;
  return rowsNear(points, [lng, lat, lng, lat], radiusM).flatMap((row) => {
    const distance = distanceM(lng, lat, lngs[row] ?? Number.NaN, lats[row] ?? Number.NaN);
    return distance <= radiusM ? [{ row, distanceM: distance }] : [];
  });
};
