import type { Region } from './region-index.ts';

export type Direction = 'up' | 'right' | 'down' | 'left';

/** A division and where its name stands. */
type Place = Pick<Region, 'adcode' | 'label'>;

const RADIAN = Math.PI / 180;

/** Degrees east and north of `from`, east shortened by the latitude, so that a step east is as long as one north. */
const offsetOf = (from: Place, to: Place): readonly [east: number, north: number] => {
  const middle = ((from.label[1] + to.label[1]) / 2) * RADIAN;
  return [(to.label[0] - from.label[0]) * Math.cos(middle), to.label[1] - from.label[1]];
};

/** The one of four cones of 90° that the offset lies in; on the edge between two the horizontal one has it. */
const directionOf = ([east, north]: readonly [number, number]): Direction => {
  if (Math.abs(east) >= Math.abs(north)) return east > 0 ? 'right' : 'left';
  return north > 0 ? 'up' : 'down';
};

/**
 * The sibling that one step on the map leads to: the nearest by its label point in the cone of 90° around the
 * direction; of two as near, the first in order. `null` where nothing lies that way, or `from` is none of the siblings.
 * A test proves for the boundaries as built that every sibling is reached from every other by such steps.
 */
export const neighbourOf = (siblings: readonly Place[], from: string, direction: Direction): string | null => {
  const start = siblings.find(({ adcode }) => adcode === from);
  if (start === undefined) return null;
  let nearest: string | null = null;
  let shortest = Infinity;
  for (const sibling of siblings) {
    if (sibling === start) continue;
    const offset = offsetOf(start, sibling);
    const distance = Math.hypot(...offset);
    if (distance >= shortest || directionOf(offset) !== direction) continue;
    shortest = distance;
    nearest = sibling.adcode;
  }
  return nearest;
};
