import { distanceM } from './coordinates.ts';
import type { SitePaths } from './site-shapes.ts';

/*
 * Distances to lines and outlines. A line between two vertices is straight in degrees (RFC 7946, 3.1.1). Where on it a
 * point is nearest is found on a plane that touches the sphere at that point, where such a line stays straight; the
 * distance itself is the great circle's. Within 10 km the plane's own error moves that place by less than the distance
 * changes in its third decimal; far away the place is approximate, and nothing is claimed there.
 */

/** The place of a line or outline that is nearest to a point. */
export interface Nearest {
  /** Metres on the mean sphere; 0 inside an outline. */
  readonly distanceM: number;
  /** Degrees. */
  readonly lng: number;
  readonly lat: number;
}

const RADIANS = Math.PI / 180;

/** Share of the way from A to B, 0–1, at which a line through the plane's points comes nearest to its origin. */
const nearestShare = (ax: number, ay: number, bx: number, by: number): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  return length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
};

/** Never farther than either end. */
export const nearestOnSegment = (
  lng: number,
  lat: number,
  [lngA, latA]: readonly [number, number],
  [lngB, latB]: readonly [number, number],
): Nearest => {
  const east = Math.cos(lat * RADIANS);
  const share = nearestShare((lngA - lng) * east, latA - lat, (lngB - lng) * east, latB - lat);
  const places = [share, 0, 1].map((part): Nearest => {
    const at = { lng: lngA + (lngB - lngA) * part, lat: latA + (latB - latA) * part };
    return { ...at, distanceM: distanceM(lng, lat, at.lng, at.lat) };
  });
  return places.reduce((best, next) => (next.distanceM < best.distanceM ? next : best));
};

type Vertex = readonly [number, number];
const vertexAt = ({ positions }: Pick<SitePaths, 'positions'>, vertex: number): Vertex => [
  positions[2 * vertex] ?? Number.NaN,
  positions[2 * vertex + 1] ?? Number.NaN,
];

/** Nearest place of the line through the vertices `first` to `last`, both included; there must be two at least. */
export const nearestOnLine = (
  lng: number,
  lat: number,
  paths: Pick<SitePaths, 'positions'>,
  first: number,
  last: number,
): Nearest => {
  const { positions } = paths;
  const east = Math.cos(lat * RADIANS);
  let nearest = first;
  let least = Number.POSITIVE_INFINITY;
  let ax = ((positions[2 * first] ?? 0) - lng) * east;
  let ay = (positions[2 * first + 1] ?? 0) - lat;
  for (let vertex = first; vertex < last; vertex++) {
    const bx = ((positions[2 * vertex + 2] ?? 0) - lng) * east;
    const by = (positions[2 * vertex + 3] ?? 0) - lat;
    const share = nearestShare(ax, ay, bx, by);
    const x = ax + (bx - ax) * share;
    const y = ay + (by - ay) * share;
    const square = x * x + y * y;
    if (square < least) {
      least = square;
      nearest = vertex;
    }
    ax = bx;
    ay = by;
  }
  return nearestOnSegment(lng, lat, vertexAt(paths, nearest), vertexAt(paths, nearest + 1));
};

/** Even-odd rule over the closed ring of the vertices `first` to `last`; a point on the edge itself may fall on either side. */
export const isInRing = (
  lng: number,
  lat: number,
  { positions }: Pick<SitePaths, 'positions'>,
  first: number,
  last: number,
): boolean => {
  let isInside = false;
  for (let vertex = first, before = last; vertex <= last; before = vertex++) {
    const x = positions[2 * vertex] ?? 0;
    const y = positions[2 * vertex + 1] ?? 0;
    const px = positions[2 * before] ?? 0;
    const py = positions[2 * before + 1] ?? 0;
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) isInside = !isInside;
  }
  return isInside;
};

/** Nearest place of one path: a line, or an outline with what lies in it. */
export const nearestOnPath = (lng: number, lat: number, paths: SitePaths, path: number): Nearest => {
  const first = paths.startIndices[path] ?? 0;
  const last = (paths.startIndices[path + 1] ?? 0) - 1;
  if (paths.geometry === 'polygon' && isInRing(lng, lat, paths, first, last)) return { distanceM: 0, lng, lat };
  return nearestOnLine(lng, lat, paths, first, last);
};

/** Shares of the way from A to B between which it lies on the left of a direction through the origin, or on it. */
const clip = ([from, to]: readonly [number, number], atA: number, atB: number): readonly [number, number] | null => {
  if (atA < 0 && atB < 0) return null;
  if (atA >= 0 && atB >= 0) return [from, to];
  const crossing = atA / (atA - atB);
  const clipped: readonly [number, number] = atA < 0 ? [Math.max(from, crossing), to] : [from, Math.min(to, crossing)];
  return clipped[0] <= clipped[1] ? clipped : null;
};

/** Sector of at most 180°: degrees from north, clockwise. */
interface Sector {
  readonly from: number;
  readonly to: number;
}

const nearestInNarrowSector = (
  lng: number,
  lat: number,
  paths: SitePaths,
  path: number,
  { from, to }: Sector,
): Nearest | null => {
  const east = Math.cos(lat * RADIANS);
  // To the right of the direction `from`, to the left of `to`.
  const right = (x: number, y: number): number => x * Math.cos(from * RADIANS) - y * Math.sin(from * RADIANS);
  const left = (x: number, y: number): number => y * Math.sin(to * RADIANS) - x * Math.cos(to * RADIANS);
  let best: Nearest | null = null;
  const end = (paths.startIndices[path + 1] ?? 0) - 1;
  for (let vertex = paths.startIndices[path] ?? 0; vertex < end; vertex++) {
    const [lngA, latA] = vertexAt(paths, vertex);
    const [lngB, latB] = vertexAt(paths, vertex + 1);
    const a = [(lngA - lng) * east, latA - lat] as const;
    const b = [(lngB - lng) * east, latB - lat] as const;
    const beyond = clip([0, 1], right(...a), right(...b));
    const within = beyond === null ? null : clip(beyond, left(...a), left(...b));
    if (within === null) continue;
    const [start, stop] = within.map((share): Vertex => [lngA + (lngB - lngA) * share, latA + (latB - latA) * share]);
    if (start === undefined || stop === undefined) continue;
    const nearest = nearestOnSegment(lng, lat, start, stop);
    if (best === null || nearest.distanceM < best.distanceM) best = nearest;
  }
  return best;
};

/**
 * Nearest place of a path within a sector around `bearing` (degrees from north, clockwise; `width` its whole opening);
 * `null` where the path does not enter it.
 */
export const nearestInSector = (
  lng: number,
  lat: number,
  paths: SitePaths,
  path: number,
  sector: { readonly bearing: number; readonly width: number },
): Nearest | null => {
  const { bearing, width } = sector;
  const whole = nearestOnPath(lng, lat, paths, path);
  if (width >= 360 || whole.distanceM === 0) return whole;
  const halves: readonly Sector[] =
    width <= 180
      ? [{ from: bearing - width / 2, to: bearing + width / 2 }]
      : [
          { from: bearing - width / 2, to: bearing },
          { from: bearing, to: bearing + width / 2 },
        ];
  return halves
    .map((half) => nearestInNarrowSector(lng, lat, paths, path, half))
    .reduce((best, next) => (best === null || (next !== null && next.distanceM < best.distanceM) ? next : best), null);
};

/** Whether a point lies in a sector seen from another; the other itself does. */
export const isInSector = (
  from: readonly [number, number],
  to: readonly [number, number],
  { bearing, width }: { readonly bearing: number; readonly width: number },
): boolean => {
  const x = (to[0] - from[0]) * Math.cos(from[1] * RADIANS);
  const y = to[1] - from[1];
  if (x === 0 && y === 0) return true;
  const turn = Math.atan2(x, y) / RADIANS - bearing;
  return Math.abs(turn - 360 * Math.round(turn / 360)) <= width / 2;
};
