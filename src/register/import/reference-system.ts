import gcoord from 'gcoord';
import proj4 from 'proj4';
import { gaussZoneOf, toProjDefinition } from './projected.ts';
import { GEOGRAPHIC_CODES, isDatum } from './reference-names.ts';
import {
  importFault,
  type Datum,
  type ImportResult,
  type Reading,
  type ReferenceSystem,
  type ShapeGeometry,
} from './types.ts';

/** Coordinates of a file → degrees, WGS-84 ≈ CGCS2000. First east, then north, whatever the file called them. */
export type PositionConverter = (east: number, north: number) => readonly [lng: number, lat: number];

/** Position in the datum → WGS-84. CGCS2000 differs from it by less than a metre and is taken as it stands. */
export const datumToWgs84 = (lng: number, lat: number, datum: Datum): readonly [number, number] => {
  if (datum === 'WGS84' || datum === 'CGCS2000') return [lng, lat];
  return gcoord.transform<[number, number]>([lng, lat], gcoord[datum], gcoord.WGS84);
};

const fromProjection = (definition: string): PositionConverter => {
  const projection = proj4(definition, '+proj=longlat +ellps=GRS80 +no_defs');
  return (east, north) => {
    const [lng, lat] = projection.forward([east, north]);
    return [lng, lat];
  };
};

const unreadable = (crs: string): ImportResult<PositionConverter> => {
  const shown = crs.slice(0, 60);
  return importFault('no-position', {
    zh: `不认识坐标系“${shown}”，坐标无法换算。请改选 CGCS2000 的 3° 或 6° 带，或先转换为经纬度。`,
    en: `The reference system “${shown}” is not known here, so that coordinates cannot be converted. Choose a 3° or 6° zone of CGCS2000, or convert the file to degrees first.`,
  });
};

const made = new Map<ReferenceSystem, ImportResult<PositionConverter>>();

const makeConverter = (crs: ReferenceSystem): ImportResult<PositionConverter> => {
  const datum = isDatum(crs) ? crs : GEOGRAPHIC_CODES.get(crs);
  if (datum !== undefined) return { ok: true, value: (lng, lat) => datumToWgs84(lng, lat, datum) };
  const zone = crs.startsWith('EPSG:') ? gaussZoneOf(Number(crs.slice(5))) : undefined;
  if (zone !== undefined) return { ok: true, value: fromProjection(toProjDefinition(zone)) };
  if (!crs.startsWith('WKT:')) return unreadable(crs);
  try {
    const convert = fromProjection(crs.slice(4));
    // Some definitions are read but fail at the first point.
    convert(500_000, 4_000_000);
    return { ok: true, value: convert };
  } catch {
    return unreadable(crs.slice(4));
  }
};

/** The arithmetic from a reference system to WGS-84; a fault in words where a definition cannot be read. Kept, as each costs a parse. */
export const converterOf = (crs: ReferenceSystem): ImportResult<PositionConverter> => {
  let converter = made.get(crs);
  if (converter === undefined) {
    if (made.size > 200) made.clear();
    made.set(crs, (converter = makeConverter(crs)));
  }
  return converter;
};

const convertPositions = (coordinates: unknown, convert: PositionConverter): unknown => {
  if (!Array.isArray(coordinates)) return coordinates;
  const [east, north] = coordinates as readonly unknown[];
  if (typeof east === 'number' && typeof north === 'number') return convert(east, north);
  return coordinates.map((item) => convertPositions(item, convert));
};

/** A line or an area in degrees, WGS-84. A system that cannot be read leaves it as it is: `converterOf` names the fault. */
export const toWgs84Geometry = (
  geometry: ShapeGeometry,
  reading: ReferenceSystem | Pick<Reading, 'crs' | 'isSwapped'>,
): ShapeGeometry => {
  const { crs, isSwapped } = typeof reading === 'string' ? { crs: reading, isSwapped: false } : reading;
  const converter = converterOf(crs);
  if (!converter.ok) return geometry;
  const convert = converter.value;
  const turned: PositionConverter = isSwapped ? (north, east) => convert(east, north) : convert;
  return { type: geometry.type, coordinates: convertPositions(geometry.coordinates, turned) };
};
