import type { Feature, Polygon } from 'geojson';

import type { LngLatPair } from '../scene.ts';

/** Mean radius of the Earth, as haversine distances in the register use it. */
const EARTH_RADIUS_M = 6_371_008.8;
const STEPS = 96;

/** Points at `radiusM` on the sphere around `center`, as a closed polygon for drawing. */
export const toRingFeature = (center: LngLatPair, radiusM: number): Feature<Polygon> => {
  const angle = radiusM / EARTH_RADIUS_M;
  const lat = (center[1] * Math.PI) / 180;
  const ring: [number, number][] = [];
  for (let step = 0; step <= STEPS; step++) {
    const bearing = (2 * Math.PI * step) / STEPS;
    const sinLat = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
    const shift = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
      Math.cos(angle) - Math.sin(lat) * sinLat,
    );
    ring.push([center[0] + (shift * 180) / Math.PI, (Math.asin(sinLat) * 180) / Math.PI]);
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
};
