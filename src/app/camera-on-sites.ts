import type { Camera } from '../url/board-state.ts';

/** Degrees around a single place. */
const LEAST_SPAN_DEGREES = 0.05;
/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD_PX = 512;
/** Left free around the places, as a share of the map. */
const MARGIN = 1.25;
const [FARTHEST, NEAREST] = [1.5, 12];

/** The camera over places in degrees, seen on a map of `widthPx`; `null` where there is none. */
export const cameraOnSites = (
  lngLats: readonly (readonly [lng: number, lat: number])[],
  widthPx: number,
): Camera | null => {
  if (lngLats.length === 0) return null;
  const [lngs, lats] = [lngLats.map(([lng]) => lng), lngLats.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const spanDegrees = Math.max(east - west, north - south, LEAST_SPAN_DEGREES) * MARGIN;
  const zoom = Math.log2((widthPx * 360) / (WORLD_PX * spanDegrees));
  return {
    lng: (west + east) / 2,
    lat: (south + north) / 2,
    zoom: Math.min(NEAREST, Math.max(FARTHEST, zoom)),
  };
};
