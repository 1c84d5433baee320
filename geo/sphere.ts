import type { Ring } from '../src/domain/topology.ts';

/** Mean radius of the earth in km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Unsigned area of a closed ring of [lng, lat] on the sphere, km²; edges are taken as straight in lng × sin(lat). */
export const ringAreaKm2 = (ring: Ring): number => {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [lngA, latA] = ring[index - 1]!;
    const [lngB, latB] = ring[index]!;
    sum += (lngB - lngA) * RADIANS * (2 + Math.sin(latA * RADIANS) + Math.sin(latB * RADIANS));
  }
  return Math.abs((sum * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / 2);
};

/** Outer ring less its holes, km². */
export const polygonAreaKm2 = (polygon: readonly Ring[]): number =>
  polygon.reduce((sum, ring, index) => (index === 0 ? ringAreaKm2(ring) : sum - ringAreaKm2(ring)), 0);

export const polygonsAreaKm2 = (polygons: readonly (readonly Ring[])[]): number =>
  polygons.reduce((sum, polygon) => sum + polygonAreaKm2(polygon), 0);

/** Flat area of a small triangle of [lng, lat], km²: what a vertex is worth when lines are simplified. */
export const triangleAreaKm2 = (triangle: readonly (readonly number[])[]): number => {
  const [ax, ay] = triangle[0] as [number, number];
  const [bx, by] = triangle[1] as [number, number];
  const [cx, cy] = triangle[2] as [number, number];
  const squareDegrees = Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay)) / 2;
  return squareDegrees * (EARTH_RADIUS_KM * RADIANS) ** 2 * Math.cos(by * RADIANS);
};

/** Even-odd test over all rings of all polygons; a point exactly on an edge may fall to either side. */
export const isInside = (polygons: readonly (readonly Ring[])[], lng: number, lat: number): boolean => {
  let inside = false;
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let index = 1; index < ring.length; index++) {
        const [ax, ay] = ring[index - 1]!;
        const [bx, by] = ring[index]!;
        if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
  return inside;
};
