import { geojsonToWkb } from 'hyparquet-writer';
import type { Geometry } from 'geojson';
import type { ShapeGeometry } from './types.ts';

/** Vertices of one line or area beyond which only its position is kept; the longest real outline has tens of thousands. */
const MOST_VERTICES = 500_000;

/** Levels of brackets around the positions of each type. */
const DEPTHS: Readonly<Record<ShapeGeometry['type'], number>> = {
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isPosition = (item: unknown): boolean => {
  if (!Array.isArray(item)) return false;
  const [lng, lat] = item as readonly unknown[];
  return Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(Number(lng)) <= 180 && Math.abs(Number(lat)) <= 90;
};

/** Positions without heights, or `null` where the nesting or a number is not what the type says. */
const plain = (coordinates: unknown, depth: number, budget: { left: number }): unknown[] | null => {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return null;
  if (depth === 0) return isPosition(coordinates) && --budget.left >= 0 ? coordinates.slice(0, 2) : null;
  const all: unknown[] = [];
  for (const item of coordinates as readonly unknown[]) {
    const part = plain(item, depth - 1, budget);
    if (part === null) return null;
    all.push(part);
  }
  return all;
};

/** A line or an area in degrees → WKB; `null` where it cannot be one or is too large to be drawn. Never throws. */
export const toShapeBytes = ({ type, coordinates }: ShapeGeometry): Uint8Array | null => {
  if (!Object.hasOwn(DEPTHS, type)) return null;
  const flat = plain(coordinates, DEPTHS[type], { left: MOST_VERTICES });
  return flat === null ? null : geojsonToWkb({ type, coordinates: flat } as Geometry).slice();
};
