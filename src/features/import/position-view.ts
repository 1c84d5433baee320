import { distanceM as metresBetween } from '../../register/coordinates.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { LngLat, PreviewPoint } from '../../register/import/position-checkup-types.ts';
import type { Box } from '../../map/scene.ts';

const METRES_PER_DEGREE = 111_195;

/** A shift drawn over this many px is seen, and leaves room for the divisions around it. */
const SHIFT_PX = 56;
/** A single point, or points on each other: a county's surroundings. */
const LEAST_SPAN_DEGREES = 0.02;
/** Mercator ends there, and so do divisions. */
const [SOUTH, NORTH] = [-60, 75];

const isDrawable = ([lng, lat]: LngLat): boolean =>
  Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(lng) <= 180 && lat >= SOUTH && lat <= NORTH;

const positionsOf = (points: readonly PreviewPoint[]): LngLat[] =>
  points.flatMap(({ before, after }) => [before, after].filter((at) => at !== null)).filter(isDrawable);

/** West, south, east, north of what is to be seen: all points, or the shift of one of them large enough to be told. */
export const boxAround = (
  points: readonly PreviewPoint[],
  focus: number | null,
  { width, height }: { readonly width: number; readonly height: number },
): Box => {
  const looked = focus === null ? points : points.filter(({ row }) => row === focus);
  const positions = positionsOf(looked.length === 0 ? points : looked);
  if (positions.length === 0) return [73, 17, 136, 54];
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  const scale = focus === null ? 1.15 : Math.min(width, height) / SHIFT_PX;
  const half = Math.max(LEAST_SPAN_DEGREES, ((Math.max(east - west, north - south) || 0) * scale) / 2);
  const [lng, lat] = [(west + east) / 2, (south + north) / 2];
  return focus === null && half > 1
    ? [west - 0.3, south - 0.3, east + 0.3, north + 0.3]
    : [lng - half, Math.max(SOUTH, lat - half), lng + half, Math.min(NORTH, lat + half)];
};

/** Divisions that the box touches: provinces of a country, prefectures of a province, counties of less. */
export const divisionsIn = (regions: RegionIndex, [west, south, east, north]: Box): readonly Region[] => {
  const span = Math.max(east - west, north - south);
  const level = span > 9 ? 'province' : span > 2.5 ? 'prefecture' : 'county';
  const isDrawn = (region: Region): boolean =>
    region.level === level ||
    (region.level !== 'country' && region.level !== 'county' && regions.childrenOf(region.adcode).length === 0) ||
    // A municipality has no second level: at that level it stands for itself.
    (level === 'prefecture' && region.level === 'province' && regions.childrenOf(region.adcode)[0]?.level === 'county');
  return [...regions.all()].filter(
    (region) =>
      isDrawn(region) &&
      region.box[0] <= east &&
      region.box[2] >= west &&
      region.box[1] <= north &&
      region.box[3] >= south,
  );
};

/** Ground resolution in the middle of a Mercator picture that the box fits into. */
export const metresPerPx = (
  [west, south, east, north]: Box,
  { width, height }: { readonly width: number; readonly height: number },
  paddingPx: number,
): number => {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = ((east - west) * METRES_PER_DEGREE * narrow) / Math.max(1, width - 2 * paddingPx);
  const down = ((north - south) * METRES_PER_DEGREE) / Math.max(1, height - 2 * paddingPx);
  return Math.max(across, down);
};

/** Metres between two positions on the sphere; `null` where one of them is none. */
export const distanceM = (before: LngLat | null, after: LngLat | null): number | null => {
  if (before === null || after === null) return null;
  return metresBetween(before[0], before[1], after[0], after[1]);
};
