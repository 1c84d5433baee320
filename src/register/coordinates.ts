import type { QuarantineReason } from './account.ts';

const isBlank = (raw: unknown): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');

/** Degrees of a number or of a number written as text; `NaN` for everything else. */
export const parseDegrees = (raw: unknown): number => {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'bigint') return Number(raw);
  return typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : Number.NaN;
};

/** China with its seas, in degrees (`geo/` has 73.4–135.2 E, 3.3–53.6 N), and one degree around it. */
const WEST = 72;
const EAST = 137;
const SOUTH = 2;
const NORTH = 55;

/** South of 20° N the country is Hainan and 南海诸岛 alone, east of 108° E (3 degrees of margin). */
const [SOUTHERN_LAT, SOUTHERN_WEST] = [20, 105];

const isInChina = (lng: number, lat: number): boolean =>
  lng >= WEST && lng <= EAST && lat >= SOUTH && lat <= NORTH && (lat >= SOUTHERN_LAT || lng >= SOUTHERN_WEST);

/**
 * Why a position cannot be used, or `null`. Swapped means: not in China as given, but in China with the two exchanged;
 * a true site abroad that this could hit would lie north of 72° N, and not on Svalbard, whose mines (78° N, 16° E) are
 * known: exchanged they fall south of 20° N and west of the sea.
 */
export const checkPosition = (rawLng: unknown, rawLat: unknown): QuarantineReason | null => {
  if (isBlank(rawLng) || isBlank(rawLat)) return 'coordinate-missing';
  const lng = parseDegrees(rawLng);
  const lat = parseDegrees(rawLat);
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return 'coordinate-not-finite';
  if (lng === 0 && lat === 0) return 'coordinate-zero';
  if (!isInChina(lng, lat) && isInChina(lat, lng)) return 'coordinate-swapped';
  return Math.abs(lng) > 180 || Math.abs(lat) > 90 ? 'coordinate-impossible' : null;
};

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle distance in metres on the mean sphere. */
export const distanceM = (lngA: number, latA: number, lngB: number, latB: number): number => {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLng = Math.sin(((lngB - lngA) * RADIANS) / 2);
  const a = sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
};

/** Half width and half height in degrees of a box that holds every point within `radiusM` of the latitude. */
export const boxAround = (lat: number, radiusM: number): readonly [number, number] => {
  const halfLat = radiusM / EARTH_RADIUS_M / RADIANS;
  return [halfLat / Math.max(0.01, Math.cos((Math.abs(lat) + halfLat) * RADIANS)), halfLat];
};
