import { SITE_ZOOM } from '../features/map-scene/to-map-scene.ts';
import type { Camera } from '../url/board-state.ts';
import { roundCamera } from '../url/codec.ts';

/** About what a map shows at `SITE_ZOOM`. */
const CELL_DEGREES = 2;

/** Single sites are drawn there; farther out only symbols of divisions are. */
const ZOOM = SITE_ZOOM + 0.2;

/** The camera where most of these places (degrees) lie together, so near that they are drawn; `null` where there is none. */
export const cameraOnSites = (lngLats: readonly (readonly [lng: number, lat: number])[]): Camera | null => {
  const cells = new Map<string, (readonly [number, number])[]>();
  for (const at of lngLats) {
    const cell = at.map((degrees) => Math.floor(degrees / CELL_DEGREES)).join();
    cells.set(cell, [...(cells.get(cell) ?? []), at]);
  }
  const [densest] = [...cells.values()].toSorted((a, b) => b.length - a.length);
  if (densest === undefined) return null;
  const meanOf = (axis: 0 | 1): number => densest.reduce((sum, at) => sum + at[axis], 0) / densest.length;
  return roundCamera({ lng: meanOf(0), lat: meanOf(1), zoom: ZOOM });
};
