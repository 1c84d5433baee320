import type { MapPadding } from '../../map/atlas-map-api.ts';
import type { LngLatPair, MapScene } from '../../map/scene.ts';
import { fitPoint, type WallStage } from './to-wall-scene.ts';
import { toWallSymbols } from './to-wall-symbols.ts';

/** LOOK.md, Layouts, Wall: map names keep 16 pixels of the reference from a seam. */
const CLEARANCE = 16;
const STEP = 4;

interface Interval {
  readonly left: number;
  readonly right: number;
}

/** Smallest move sideways, at most `limit`, after which no interval lies within `clearance` of the seam; 0 without any. */
export const toShift = (intervals: readonly Interval[], seam: number, clearance: number, limit: number): number => {
  const isFree = (shift: number): boolean =>
    intervals.every(({ left, right }) => right + shift <= seam - clearance || left + shift >= seam + clearance);
  for (let reach = 0; reach <= limit; reach += STEP)
    for (const shift of reach === 0 ? [0] : [reach, -reach]) if (isFree(shift)) return shift;
  return 0;
};

/**
 * How far the map is moved sideways, CSS pixels, so that no name lies on the seam between the two screens it fills.
 * Told before the map moves, from the same layout of names that the map itself uses: it moves once.
 */
export const toSeamShift = (scene: MapScene, stage: WallStage, padding: MapPadding): number => {
  if (!stage.isWide) return 0;
  const place = (lngLat: LngLatPair) => fitPoint(lngLat, scene.camera.box, stage, padding);
  const [west, south, east, north] = scene.camera.box;
  const room = stage.width - padding.left - padding.right;
  const slack = (room - (place([east, south]).x - place([west, north]).x)) / 2;
  const { names } = toWallSymbols(scene, stage, place);
  return toShift(names, stage.width / 2, CLEARANCE * stage.unit, Math.max(0, slack));
};
