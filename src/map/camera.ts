import type { MapPadding } from './atlas-map-api.ts';
import type { Box } from './scene.ts';

/** Beside what is fitted, where nothing lies over the map. */
const EDGE_PX = 24;

/** Ground metres per CSS pixel of a MapLibre zoom (512 px tiles) at a latitude. */
export const toMetresPerPixel = (zoom: number, lat: number): number =>
  (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);

/** A box that is wide enough to fit: a point or a line would ask for an infinite zoom. */
export const toFittableBox = ([west, south, east, north]: Box): [number, number, number, number] => {
  const padLng = Math.max(0, (MIN_BOX_DEGREES - (east - west)) / 2);
  const padLat = Math.max(0, (MIN_BOX_DEGREES - (north - south)) / 2);
  return [west - padLng, south - padLat, east + padLng, north + padLat];
};

const MIN_BOX_DEGREES = 0.02;

/**
 * Padding in a container that may be smaller than the one it was measured in (the map waits unseen between two views):
 * on an axis where it would leave nothing, a plain edge, or nothing where not even that fits. CSS pixels.
 */
export const toFittingPadding = (
  { top, right, bottom, left }: MapPadding,
  { width, height }: { readonly width: number; readonly height: number },
): MapPadding => {
  const [x, y] = [edgeWithin(width), edgeWithin(height)];
  return {
    ...(left + right < width ? { left, right } : { left: x, right: x }),
    ...(top + bottom < height ? { top, bottom } : { top: y, bottom: y }),
  };
};

const edgeWithin = (length: number): number => (2 * EDGE_PX < length ? EDGE_PX : 0);

export const hasReducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** LOOK.md, Motion: drill 500 ms ease-out. */
export const DRILL_MS = 500;
export const easeOut = (t: number): number => 1 - (1 - t) ** 3;

export interface ScaleBarMeasure {
  readonly metres: number;
  readonly widthPx: number;
}

/** The largest 1, 2 or 5 × 10ⁿ metres that fits into `maxPx`. */
export const toScaleBar = (metresPerPixel: number, maxPx: number): ScaleBarMeasure => {
  const most = metresPerPixel * maxPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((factor) => factor * power <= most) ?? 1;
  const metres = step * power;
  return { metres, widthPx: metres / metresPerPixel };
};
