import type { Ring } from '../src/domain/topology.ts';
import { polygonAreaKm2 } from './sphere.ts';

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Signed distance of the centre to the outline, positive inside. */
  readonly distance: number;
  /** No point of the cell can lie further inside than this. */
  readonly bound: number;
}

/** Stop when no better point by more than this share of the polygon's shorter side can exist. */
const RELATIVE_PRECISION = 0.01;

/**
 * [lng, lat] of the point of the largest polygon that lies furthest from its outline, holes included (the pole of
 * inaccessibility), measured on a plane with lng shrunk by cos(lat). For 海南 and 台湾 that is the main island.
 */
export const labelPointOf = (polygons: readonly (readonly Ring[])[]): [number, number] => {
  const largest = polygons.reduce((best, polygon) => (polygonAreaKm2(polygon) > polygonAreaKm2(best) ? polygon : best));
  const outer = largest[0]!;
  const lats = outer.map(([, lat]) => lat);
  const shrink = Math.cos((((Math.min(...lats) + Math.max(...lats)) / 2) * Math.PI) / 180);
  const plane = largest.map((ring) => ring.map(([lng, lat]): [number, number] => [lng * shrink, lat]));
  const best = findPole(plane);
  return [best.x / shrink, best.y];
};

const findPole = (rings: readonly Ring[]): Cell => {
  const xs = rings[0]!.map(([x]) => x);
  const ys = rings[0]!.map(([, y]) => y);
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(east - west, north - south);
  const half = side / 2;
  let open: Cell[] = [];
  for (let x = west; x < east; x += side)
    for (let y = south; y < north; y += side) open.push(toCell(x + half, y + half, half, rings));
  let best = toCell((west + east) / 2, (south + north) / 2, 0, rings);
  while (open.length > 0) {
    const next: Cell[] = [];
    for (const cell of open) if (cell.distance > best.distance) best = cell;
    for (const cell of open) {
      if (cell.bound - best.distance <= side * RELATIVE_PRECISION) continue;
      const quarter = cell.half / 2;
      for (const dx of [-quarter, quarter])
        for (const dy of [-quarter, quarter]) next.push(toCell(cell.x + dx, cell.y + dy, quarter, rings));
    }
    open = next;
  }
  return best;
};

const toCell = (x: number, y: number, half: number, rings: readonly Ring[]): Cell => {
  const distance = signedDistance(x, y, rings);
  return { x, y, half, distance, bound: distance + half * Math.SQRT2 };
};

const signedDistance = (x: number, y: number, rings: readonly Ring[]): number => {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings)
    for (let index = 1; index < ring.length; index++) {
      const [ax, ay] = ring[index - 1]!;
      const [bx, by] = ring[index]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, squaredDistance(x, y, ax, ay, bx - ax, by - ay));
    }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
};

/** From (x, y) to the segment that starts at (ax, ay) and runs by (dx, dy). */
const squaredDistance = (x: number, y: number, ax: number, ay: number, dx: number, dy: number): number => {
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
};
