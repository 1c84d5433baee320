import { fail, ok, type Fault, type Result } from '../src/domain/result.ts';
import { readProperty, toGeometry, toText, type StoredRow } from './asset-reader.ts';
import type { DemoCollection } from './manifest.ts';

export const DEFAULT_LIMIT = 10;
export const MAXIMUM_LIMIT = 10_000;

export interface ItemQuery {
  readonly limit: number;
  readonly offset: number;
  /** west, south, east, north; west > east crosses the antimeridian. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** Milliseconds since 1970, both inclusive, infinite where open. */
  readonly time: readonly [number, number] | null;
  /** Property → the text it must equal. */
  readonly equals: readonly (readonly [string, string])[];
}

type Parsed<T> = Result<T, Fault<'bad-parameter'>>;

const bad = (message: string): Parsed<never> => fail({ kind: 'bad-parameter', message });

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const RESERVED = new Set(['limit', 'offset', 'bbox', 'bbox-crs', 'crs', 'datetime', 'f']);

/** Parameters of `/items` (OGC API - Features Part 1, 7.15); names what is wrong with the first that is. */
export const parseItemQuery = (parameters: URLSearchParams, collection: DemoCollection): Parsed<ItemQuery> => {
  const names = new Set(collection.properties.map(({ name }) => name));
  for (const name of parameters.keys())
    if (!RESERVED.has(name) && !names.has(name)) return bad(`Unknown parameter "${name}".`);
  for (const name of ['bbox-crs', 'crs'])
    if (![null, CRS84].includes(parameters.get(name))) return bad(`"${name}" must be ${CRS84}.`);
  if (![null, 'json', 'geojson'].includes(parameters.get('f'))) return bad('"f" must be json.');
  const limit = parseWhole(parameters, 'limit', 1, DEFAULT_LIMIT);
  if (!limit.ok) return limit;
  const offset = parseWhole(parameters, 'offset', 0, 0);
  if (!offset.ok) return offset;
  const bbox = parseBox(parameters.get('bbox'));
  if (!bbox.ok) return bbox;
  const time = parseTime(parameters.get('datetime'));
  if (!time.ok) return time;
  return ok({
    limit: Math.min(limit.value, MAXIMUM_LIMIT),
    offset: offset.value,
    bbox: bbox.value,
    time: time.value,
    equals: [...parameters].filter(([name]) => !RESERVED.has(name)),
  });
};

const parseWhole = (parameters: URLSearchParams, name: string, lowest: number, fallback: number): Parsed<number> => {
  const text = parameters.get(name);
  if (text === null) return ok(fallback);
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < lowest) return bad(`"${name}" must be a whole number of at least ${lowest}.`);
  return ok(value);
};

const parseBox = (text: string | null): Parsed<ItemQuery['bbox']> => {
  if (text === null) return ok(null);
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite))
    return bad('"bbox" must be four or six numbers.');
  const [west = 0, south = 0, east = 0, north = 0] =
    numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]];
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90)
    return bad('"bbox" lies outside the world.');
  if (south > north) return bad('"bbox" has its south above its north.');
  return ok([west, south, east, north]);
};

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/i;

const parseTime = (text: string | null): Parsed<ItemQuery['time']> => {
  if (text === null) return ok(null);
  const parts = text.split('/');
  const isOpen = (part: string): boolean => part === '' || part === '..';
  const wrong = bad('"datetime" must be an RFC 3339 time, or an interval of two, of which one may be "..".');
  if (parts.length > 2 || parts.every(isOpen)) return wrong;
  const [first = '', last = first] = parts;
  const instants = [first, last].map((part) =>
    isOpen(part) ? null : INSTANT.test(part) ? Date.parse(part) : Number.NaN,
  );
  if (instants.some((instant) => Number.isNaN(instant))) return wrong;
  const from = instants[0] ?? Number.NEGATIVE_INFINITY;
  // A date without a time means all of its day.
  const to =
    instants[1] === null || instants[1] === undefined ? Number.POSITIVE_INFINITY : instants[1] + wholeDay(last);
  return from > to ? bad('"datetime" ends before it begins.') : ok([from, to]);
};

const wholeDay = (text: string): number => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? 86_399_999 : 0);

/** When a row last changed or spoke: its last report, its own time, or the state of its register. */
const timeOf = (row: StoredRow, registerAsOf: string): number => {
  const time = row['last_report_at'] ?? row['at'] ?? row['as_of'] ?? registerAsOf;
  return time instanceof Date ? time.getTime() : Date.parse(toText(time));
};

/** The test that a query sets, over stored rows; `registerAsOf` stands in where a row has no time of its own. */
export const toPredicate = (query: ItemQuery, collection: DemoCollection, registerAsOf: string) => {
  const { bbox, time, equals } = query;
  const wanted = equals.flatMap(([name, text]) => {
    const property = collection.properties.find((known) => known.name === name);
    return property === undefined ? [] : [{ property, text }];
  });
  return (row: StoredRow): boolean => {
    if (bbox !== null) {
      const geometry = toGeometry(row, collection);
      if (geometry === null || !touchesBox(geometry, bbox)) return false;
    }
    if (time !== null) {
      const at = timeOf(row, registerAsOf);
      if (!(at >= time[0] && at <= time[1])) return false;
    }
    return wanted.every(({ property, text }) => equalsText(readProperty(row, property), text));
  };
};

const equalsText = (value: unknown, wanted: string): boolean => {
  if (value === null || value === undefined || typeof value === 'object') return false;
  if (typeof value === 'number') return wanted.trim() !== '' && Number(wanted) === value;
  return toText(value) === wanted;
};

/** By the box of the geometry: a line may pass a corner of the box outside of it, which Core allows a server to say. */
const touchesBox = (
  geometry: GeoJSON.Geometry,
  [west, south, east, north]: readonly [number, number, number, number],
) => {
  const [minLng, minLat, maxLng, maxLat] = boxOf(geometry);
  const isBetween = west <= east ? maxLng >= west && minLng <= east : maxLng >= west || minLng <= east;
  return isBetween && maxLat >= south && minLat <= north;
};

const boxOf = (geometry: GeoJSON.Geometry): readonly [number, number, number, number] => {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [lng, lat] = coordinates as unknown[];
    if (typeof lng !== 'number' || typeof lat !== 'number') return coordinates.forEach(visit);
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  };
  if (geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
  return box;
};
