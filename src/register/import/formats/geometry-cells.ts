import { isJsonObject, type JsonObject } from '../../../domain/json-object.ts';
import type { ShapeGeometry } from '../types.ts';

/** Headers of the two columns that carry the position of a feature; named so that the mapping guess finds them. */
export const GEOMETRY_HEADERS = ['geometry.longitude', 'geometry.latitude'] as const;

const SHAPES: readonly string[] = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

export interface GeometryCells {
  /** Longitude (or easting) and latitude (or northing); empty without a geometry, `NaN` where it cannot be read. */
  readonly cells: readonly [string, string];
  /** A line or an area; `null` for points and for what cannot be read. */
  readonly shape: ShapeGeometry | null;
}

const EMPTY: GeometryCells = { cells: ['', ''], shape: null };
const UNREADABLE: GeometryCells = { cells: ['NaN', 'NaN'], shape: null };

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Widens the box by every position of nested arrays, with a stack of its own; false where something is no position. */
const widen = (box: Box, coordinates: unknown): boolean => {
  const stack: unknown[] = [coordinates];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!Array.isArray(item)) return false;
    const [lng, lat] = item as readonly unknown[];
    if (typeof lng === 'number' && typeof lat === 'number') {
      box.west = Math.min(box.west, lng);
      box.east = Math.max(box.east, lng);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    } else for (const child of item as readonly unknown[]) stack.push(child);
  }
  return true;
};

const toShape = ({ type, coordinates }: JsonObject): ShapeGeometry | null =>
  typeof type === 'string' && SHAPES.includes(type) ? ({ type, coordinates } as ShapeGeometry) : null;

/** Every simple geometry of a geometry or of collections within collections; a stack, because they may nest without end. */
const simpleParts = (geometry: JsonObject): readonly JsonObject[] => {
  const parts: JsonObject[] = [];
  const stack: unknown[] = [geometry];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!isJsonObject(item)) continue;
    const { geometries } = item;
    if (item['type'] === 'GeometryCollection' && Array.isArray(geometries))
      for (const child of geometries as readonly unknown[]) stack.push(child);
    else parts.push(item);
  }
  return parts;
};

const numberCell = (value: unknown): string => (typeof value === 'number' ? String(value) : 'NaN');

/**
 * Cells and shape of a GeoJSON geometry. A point gives itself; anything else the middle of the box around all of it,
 * and a line or area (the only one of its collection) is the shape. `null` is a row without a position.
 */
export const toGeometryCells = (geometry: unknown): GeometryCells => {
  if (geometry === null || geometry === undefined) return EMPTY;
  if (!isJsonObject(geometry)) return UNREADABLE;
  const { type, coordinates } = geometry;
  if (type === 'Point' && Array.isArray(coordinates)) {
    const [lng, lat] = coordinates as readonly unknown[];
    return coordinates.length === 0 ? EMPTY : { cells: [numberCell(lng), numberCell(lat)], shape: null };
  }
  const parts = simpleParts(geometry);
  if (parts.length === 0) return EMPTY;
  const box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const part of parts) if (!widen(box, part['coordinates'])) return UNREADABLE;
  if (box.west > box.east) return EMPTY;
  const middle = [(box.west + box.east) / 2, (box.south + box.north) / 2] as const;
  if (!middle.every(Number.isFinite)) return UNREADABLE;
  const shapes = parts.flatMap((part) => toShape(part) ?? []);
  return { cells: [String(middle[0]), String(middle[1])], shape: shapes.length === 1 ? (shapes[0] ?? null) : null };
};
