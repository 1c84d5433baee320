/** Pixels of one canvas of the map: what a 4K wall has. */
const MOST_PIXELS = 3840 * 2160;
const HIGHEST_RATIO = 2;

/**
 * Device pixels for a CSS pixel of a map of this size, CSS pixels. Capped, because a weak GPU pays for every pixel of a
 * large wall twice (base and sites); never below 1, where names would blur.
 */
export const toPixelRatio = (width: number, height: number, deviceRatio: number): number => {
  const affordable = Math.sqrt(MOST_PIXELS / Math.max(1, width * height));
  return Math.max(1, Math.min(deviceRatio, HIGHEST_RATIO, affordable));
};
