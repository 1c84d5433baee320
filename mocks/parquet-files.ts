import { parquetWriteBuffer, schemaFromColumnData, type ColumnSource } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { FieldDefinition, HazardKind } from '../src/hazards/define.ts';
import type { DemoSite, PlainRow } from './demo-types.ts';

type Cell = string | number | boolean | bigint | Date | object | null;

interface Column {
  readonly name: string;
  readonly data: Cell[];
  readonly element: Omit<SchemaElement, 'name' | 'repetition_type'>;
  readonly encoding?: NonNullable<ColumnSource['encoding']>;
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const INTEGER = { type: 'INT32' } as const;
const NUMBER = { type: 'DOUBLE' } as const;
const BOOLEAN = { type: 'BOOLEAN' } as const;
const DATE = { type: 'INT32', converted_type: 'DATE' } as const;
const TIME = { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' } as const;
/** Degrees to four decimals (11 m at most) as whole numbers: exact, and half the bytes of a double. */
const DEGREES = { type: 'INT32', converted_type: 'DECIMAL', precision: 9, scale: 4 } as const;
const SHAPE = { type: 'BYTE_ARRAY', logical_type: { type: 'GEOMETRY' } } as const;

/**
 * Snappy inside, which every reader knows: small behind a static server that compresses nothing, and gzip on the way
 * still takes a tenth off. The same rows always give the same bytes.
 */
const write = (columns: readonly Column[], metadata: Readonly<Record<string, string>> = {}): Uint8Array => {
  const columnData: ColumnSource[] = columns.map(({ name, data, encoding }) => ({
    name,
    data,
    ...(encoding === undefined ? {} : { encoding }),
  }));
  const schemaOverrides = Object.fromEntries(
    columns.map(({ name, data, element }) => [
      name,
      { name, ...element, repetition_type: data.includes(null) ? ('OPTIONAL' as const) : ('REQUIRED' as const) },
    ]),
  );
  const buffer = parquetWriteBuffer({
    columnData,
    schema: schemaFromColumnData({ columnData, schemaOverrides }),
    codec: 'SNAPPY',
    statistics: false,
    rowGroupSize: 1_000_000,
    pageSize: 16_777_216,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'hazard-atlas demo',
  });
  return new Uint8Array(buffer);
};

const toMilliseconds = (value: unknown): Date | null =>
  typeof value === 'string' ? new Date(Date.parse(value)) : null;

const toCell = (value: unknown, { type }: FieldDefinition): Cell => {
  if (value === null || value === undefined) return null;
  if (type === 'datetime') return toMilliseconds(value);
  if (type === 'list' || type === 'object') return JSON.stringify(value);
  if (type === 'boolean') return value === true;
  if (type === 'number' || type === 'integer') return Number(value);
  if (typeof value !== 'string') throw new Error(`a text field holds ${JSON.stringify(value)}`);
  return value;
};

const elementOf = ({ type }: FieldDefinition): Column['element'] => {
  if (type === 'datetime') return TIME;
  if (type === 'boolean') return BOOLEAN;
  if (type === 'integer') return INTEGER;
  return type === 'number' ? NUMBER : TEXT;
};

const CORE_NAMES = [
  'id',
  'adcode',
  'lng',
  'lat',
  'risk_level',
  'link_status',
  'warning_level',
  'warning_retained',
  'last_report_at',
];

/** Flags and exposure of the kind, which the first map and its filters need. */
const extraCoreFields = (kind: HazardKind): string[] => {
  const names = [...kind.facets.map(({ field }) => field), ...(kind.exposure ? [kind.exposure.field] : [])];
  return names.filter((name, index) => names.indexOf(name) === index && !CORE_NAMES.includes(name));
};

/** What the first map needs, one row a site in the order given; columns as ARCHITECTURE.md lists them. */
export const toCoreFile = (kind: HazardKind, sites: readonly DemoSite[]): Uint8Array => {
  const facetFields = new Set(kind.facets.map(({ field }) => field));
  const extras = extraCoreFields(kind).map((name): Column => {
    const data = sites.map(({ properties }) => properties[name] ?? null) as Cell[];
    if (facetFields.has(name)) return { name, data: data.map((value) => value === true), element: BOOLEAN };
    return { name, data, element: INTEGER };
  });
  return write([
    { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
    {
      name: 'adcode',
      data: sites.map(({ adcode }) => Number(adcode)),
      element: INTEGER,
      encoding: 'DELTA_BINARY_PACKED',
    },
    { name: 'lng', data: sites.map(({ lngLat }) => lngLat[0]), element: DEGREES, encoding: 'DELTA_BINARY_PACKED' },
    { name: 'lat', data: sites.map(({ lngLat }) => lngLat[1]), element: DEGREES, encoding: 'DELTA_BINARY_PACKED' },
    { name: 'risk_level', data: sites.map(({ riskLevel }) => riskLevel), element: INTEGER },
    { name: 'link_status', data: sites.map(({ linkStatus }) => linkStatus), element: TEXT },
    { name: 'warning_level', data: sites.map(({ warningLevel }) => warningLevel), element: INTEGER },
    {
      name: 'warning_retained',
      data: sites.map(({ properties }) => properties['warning_retained'] === true),
      element: BOOLEAN,
    },
    {
      name: 'last_report_at',
      data: sites.map(({ lastReportMs }) => (lastReportMs === null ? null : new Date(lastReportMs))),
      element: TIME,
    },
    ...extras,
  ]);
};

/** What a list shows beside the core: a tenth of the card's bytes, so that the first list need not wait for the cards. */
export const toNamesFile = (sites: readonly DemoSite[]): Uint8Array => {
  const textOf = (field: string): Cell[] =>
    sites.map(({ properties }) => {
      const value = properties[field];
      return typeof value === 'string' ? value : null;
    });
  return write([
    { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'name', data: textOf('name'), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'not_linked_reason', data: textOf('not_linked_reason'), element: TEXT },
  ]);
};

/** What histories and periods are counted from; days as differences, which is a third less than a dictionary of them. */
export const toDatesFile = (sites: readonly DemoSite[]): Uint8Array => {
  const daysOf = (field: string): Cell[] =>
    sites.map(({ properties }) => {
      const value = properties[field];
      return typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : null;
    });
  return write([
    { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'registered_at', data: daysOf('registered_at'), element: DATE, encoding: 'DELTA_BINARY_PACKED' },
    { name: 'linked_at', data: daysOf('linked_at'), element: DATE, encoding: 'DELTA_BINARY_PACKED' },
  ]);
};

/** Whose each site is: asked for when an enterprise is found by search. */
export const toOwnersFile = (sites: readonly DemoSite[]): Uint8Array =>
  write([
    { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
    {
      name: 'enterprise_id',
      data: sites.map(({ enterpriseId }) => enterpriseId),
      element: TEXT,
      encoding: 'DELTA_BYTE_ARRAY',
    },
  ]);

/** Every other property of the dictionary that any site has. */
export const toCardFile = (kind: HazardKind, sites: readonly DemoSite[]): Uint8Array => {
  const inCore = new Set([...CORE_NAMES, ...extraCoreFields(kind)]);
  const columns: Column[] = [
    { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
  ];
  for (const field of kind.fields) {
    if (inCore.has(field.name)) continue;
    const data = sites.map(({ properties }) => toCell(properties[field.name], field));
    if (data.some((value) => value !== null)) columns.push({ name: field.name, data, element: elementOf(field) });
  }
  return write(columns);
};

/** Lines and polygons as WKB, marked as a geometry both by Parquet's own type and by GeoParquet's metadata. */
export const toShapeFile = (sites: readonly DemoSite[]): Uint8Array => {
  const types = [...new Set(sites.map(({ geometry }) => geometry.type))];
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', geometry_types: types } },
  };
  return write(
    [
      { name: 'id', data: sites.map(({ id }) => id), element: TEXT, encoding: 'DELTA_BYTE_ARRAY' },
      { name: 'geometry', data: sites.map(({ geometry }) => geometry), element: SHAPE },
    ],
    { geo: JSON.stringify(geo) },
  );
};

/** Codes in order, of which a page of text stores only what differs from the one before. */
const ORDERED_TEXTS: ReadonlySet<string> = new Set(['id', 'name', 'adcode']);

/** Any other collection: columns and types from the rows themselves. */
export const toPlainFile = (rows: readonly PlainRow[]): Uint8Array => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return write(
    names.map((name) => {
      const data = rows.map((row) => row[name] ?? null);
      const values = data.filter((value) => value !== null);
      if (values.every((value) => typeof value === 'boolean')) return { name, data, element: BOOLEAN };
      if (values.every((value) => typeof value === 'number'))
        return { name, data, element: values.every(Number.isInteger) ? INTEGER : NUMBER };
      const texts = data.map((value) => (value === null ? null : String(value)));
      const encoding = ORDERED_TEXTS.has(name) ? ({ encoding: 'DELTA_BYTE_ARRAY' } as const) : {};
      return { name, data: texts, element: TEXT, ...encoding };
    }),
  );
};
