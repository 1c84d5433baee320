import { findJsonFault } from './json-fault.ts';
import {
  importFault,
  type BrokenRow,
  type Datum,
  type ImportResult,
  type ShapeGeometry,
  type SourceTable,
} from './types.ts';
import { FAULT_WORDS, ISSUE_WORDS } from './words.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Headers of the two columns that carry the position of a feature; named so that the mapping guess finds them. */
export const GEOMETRY_HEADERS = ['geometry.longitude', 'geometry.latitude'] as const;

const SHAPES = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

const featuresOf = (document: unknown): readonly unknown[] | null => {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) return null;
  if (document['type'] === 'FeatureCollection' && Array.isArray(document['features'])) return document['features'];
  return document['type'] === 'Feature' ? [document] : null;
};

const toText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Middle of the box around every position of a geometry: where a line or an area is drawn as one symbol. */
const middleOf = (coordinates: unknown): readonly [number, number] | null => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const stack: unknown[] = [coordinates];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!Array.isArray(item)) return null;
    const [lng, lat] = item as readonly unknown[];
    if (typeof lng === 'number' && typeof lat === 'number') {
      [west, east] = [Math.min(west, lng), Math.max(east, lng)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    } else for (const child of item as readonly unknown[]) stack.push(child);
  }
  return west <= east ? [(west + east) / 2, (south + north) / 2] : null;
};

/** Position cells of a geometry; `NaN` where it has one that cannot be read, so that the row is quarantined and named. */
const positionCells = (geometry: unknown): readonly [string, string] => {
  if (geometry === null || geometry === undefined) return ['', ''];
  if (!isObject(geometry)) return ['NaN', 'NaN'];
  const { type, coordinates } = geometry;
  if (type === 'Point' && Array.isArray(coordinates)) {
    const [lng, lat] = coordinates as readonly unknown[];
    return [typeof lng === 'number' ? String(lng) : 'NaN', typeof lat === 'number' ? String(lat) : 'NaN'];
  }
  const middle = SHAPES.includes(String(type)) ? middleOf(coordinates) : null;
  return middle === null ? ['NaN', 'NaN'] : [String(middle[0]), String(middle[1])];
};

const statedDatumOf = (document: unknown): Datum | null => {
  const crs = isObject(document) ? document['crs'] : undefined;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? toText(properties['name']) : '';
  if (/4490|CGCS2000/i.test(name)) return 'CGCS2000';
  if (/CRS84|4326|WGS/i.test(name)) return 'WGS84';
  if (/GCJ/i.test(name)) return 'GCJ02';
  return /BD-?09/i.test(name) ? 'BD09' : null;
};

interface Entry {
  readonly properties: JsonObject;
  readonly geometry: unknown;
}

/** A feature, or a plain object: an array of records without geometry is a table too. */
const toEntry = (item: unknown): Entry | null => {
  if (!isObject(item)) return null;
  if (item['type'] !== 'Feature') return 'geometry' in item ? null : { properties: item, geometry: undefined };
  const properties = isObject(item['properties']) ? item['properties'] : {};
  const id = item['id'];
  const hasId = id !== undefined && id !== null && properties['id'] === undefined;
  return { properties: hasId ? { id, ...properties } : properties, geometry: item['geometry'] };
};

const parseText = (text: string): ImportResult<unknown> => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return importFault('bad-json', FAULT_WORDS.badJson(findJsonFault(text)));
  }
};

const toTable = (items: readonly unknown[], document: unknown): SourceTable => {
  const entries = items.map(toEntry);
  const hasGeometry = entries.some((entry) => entry?.geometry !== undefined);
  const keys = new Set(entries.flatMap((entry) => (entry === null ? [] : Object.keys(entry.properties))));
  const headers = [...keys, ...(hasGeometry ? GEOMETRY_HEADERS : [])];
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  entries.forEach((entry, index) => {
    if (entry === null) {
      const value = (JSON.stringify(items[index]) ?? '').slice(0, 80);
      broken.push({ row: index + 1, code: 'not-a-feature', value, words: ISSUE_WORDS.notAFeature });
      return;
    }
    const cells = [...keys].map((key) => toText(entry.properties[key]));
    if (hasGeometry) cells.push(...positionCells(entry.geometry));
    if (isObject(entry.geometry) && SHAPES.includes(String(entry.geometry['type'])))
      geometries.set(rows.length, entry.geometry as unknown as ShapeGeometry);
    rows.push(cells);
    rowNumbers.push(index + 1);
  });
  const statedDatum = statedDatumOf(document);
  const base = { headers, rows, rowNumbers, broken, geometries, statedDatum };
  return { format: 'geojson', ...base, blankRows: 0, titleRows: 0, delimiter: null };
};

/**
 * GeoJSON (FeatureCollection, Feature, array of features) or an array of plain records → table. The position of a point
 * stands in two columns of its own; a line or area gives the middle of its box there and itself in `geometries`.
 * Row numbers count features from 1. Faults: `bad-json` (line and column), `not-geojson`, `no-rows`.
 */
export const parseGeoJson = (text: string): ImportResult<SourceTable> => {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const items = featuresOf(parsed.value);
  if (items === null) return importFault('not-geojson', FAULT_WORDS.notGeoJson);
  if (items.length === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  return { ok: true, value: toTable(items, parsed.value) };
};
