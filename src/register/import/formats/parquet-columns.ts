import { isJsonObject } from '../../../domain/json-object.ts';
import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import type { ReferenceSystem } from '../types.ts';
import { systemOfName, systemOfProjJson } from './stated-crs.ts';

/** How values of a column are written as text. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'plain' | 'day' | 'local-time' | 'utc-time' | 'clock' | 'decimal' | 'single';
  /** Units a second of a clock column. */
  readonly perSecond: number;
}

const UNITS: Readonly<Record<string, number>> = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 };

const toColumn = ({ name, type, converted_type, logical_type }: SchemaElement): ParquetColumn => {
  const plain = { name, kind: 'plain', perSecond: 1 } as const;
  if (converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL') return { ...plain, kind: 'decimal' };
  if (converted_type === 'DATE' || logical_type?.type === 'DATE') return { ...plain, kind: 'day' };
  if (type === 'FLOAT') return { ...plain, kind: 'single' };
  if (logical_type?.type === 'TIMESTAMP')
    return { ...plain, kind: logical_type.isAdjustedToUTC ? 'utc-time' : 'local-time' };
  if (logical_type?.type === 'TIME') return { ...plain, kind: 'clock', perSecond: UNITS[logical_type.unit] ?? 1e3 };
  if (converted_type === 'TIME_MILLIS') return { ...plain, kind: 'clock', perSecond: 1e3 };
  if (converted_type === 'TIME_MICROS') return { ...plain, kind: 'clock', perSecond: 1e6 };
  // The old annotation has no notion of a zone and means UTC; INT96 comes from Spark and Hive, which write UTC.
  const isOldTime = converted_type === 'TIMESTAMP_MILLIS' || converted_type === 'TIMESTAMP_MICROS' || type === 'INT96';
  return isOldTime ? { ...plain, kind: 'utc-time' } : plain;
};

export const columnsOf = (schema: SchemaTree): readonly ParquetColumn[] =>
  schema.children.map(({ element, children }) =>
    children.length > 0 ? { name: element.name, kind: 'plain', perSecond: 1 } : toColumn(element),
  );

export interface GeometryColumn {
  readonly name: string;
  readonly crs: ReferenceSystem | null;
}

const geoMetadata = ({ key_value_metadata }: FileMetaData): Readonly<Record<string, unknown>> | null => {
  const text = key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  try {
    const geo: unknown = JSON.parse(text ?? 'null');
    return isJsonObject(geo) ? geo : null;
  } catch {
    return null;
  }
};

const WKB_NAMES = ['geometry', 'geom', 'wkb_geometry', 'wkb', 'the_geom', 'shape'];

/** The geometry of the rows: the primary column of GeoParquet, a column of Parquet's own geometry type, or one of bytes with a usual name. */
export const geometryOf = (metadata: FileMetaData, schema: SchemaTree): GeometryColumn | null => {
  const elements = schema.children.filter(({ children }) => children.length === 0).map(({ element }) => element);
  const geo = geoMetadata(metadata);
  const primary = geo?.['primary_column'];
  const described = isJsonObject(geo?.['columns']) && typeof primary === 'string' ? geo['columns'][primary] : undefined;
  if (isJsonObject(described) && schema.children.some(({ element }) => element.name === primary))
    return { name: String(primary), crs: systemOfProjJson(described['crs']) };
  for (const { name, logical_type } of elements)
    if (logical_type?.type === 'GEOMETRY' || logical_type?.type === 'GEOGRAPHY')
      return { name, crs: logical_type.crs === undefined ? null : systemOfName(logical_type.crs) };
  const named = elements.find(
    ({ name, type, logical_type, converted_type }) =>
      type === 'BYTE_ARRAY' &&
      logical_type === undefined &&
      converted_type === undefined &&
      WKB_NAMES.includes(name.toLowerCase()),
  );
  return named === undefined ? null : { name: named.name, crs: null };
};
