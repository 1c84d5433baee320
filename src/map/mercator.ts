import type { Box, LngLatPair } from './scene.ts';

/** Spherical Mercator on the unit square: x east from 180° W, y south from 85.05° N. */
export const toMercator = ([lng, lat]: LngLatPair): readonly [number, number] => {
  const limited = Math.max(-85.05, Math.min(85.05, lat));
  const phi = (limited * Math.PI) / 180;
  return [(lng + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
};

export type Projection = (lngLat: LngLatPair) => readonly [number, number];

/** Projection that fits `box` into `width` × `height` px with `padding`, centred, the same scale both ways. */
export const fitMercator = (
  box: Box,
  size: { readonly width: number; readonly height: number },
  padding = 0,
): Projection => {
  const [left, top] = toMercator([box[0], box[3]]);
  const [right, bottom] = toMercator([box[2], box[1]]);
  const scale = Math.min(
    (size.width - 2 * padding) / Math.max(right - left, 1e-9),
    (size.height - 2 * padding) / Math.max(bottom - top, 1e-9),
  );
  const shiftX = (size.width - scale * (left + right)) / 2;
  const shiftY = (size.height - scale * (top + bottom)) / 2;
  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    return [x * scale + shiftX, y * scale + shiftY];
  };
};
