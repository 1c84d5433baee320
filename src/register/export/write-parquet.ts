import type { Geometry } from 'geojson';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, geojsonToWkb, ParquetWriter } from 'hyparquet-writer';
import type { FieldDefinition } from '../../hazards/define.ts';
import { parseTime } from '../cells.ts';
import type { ExportRow } from './card-rows.ts';
import type { ExportSheet } from './sheets.ts';

type Cell = string | number | boolean | Date | null;

/** Rows a row group, the least that a reader has to decode. */
const GROUP_ROWS = 20_000;

const elementOf = ({ name, type }: FieldDefinition): SchemaElement => {
  const column = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'boolean') return { ...column, type: 'BOOLEAN' };
  if (type === 'integer') return { ...column, type: 'INT32' };
  if (type === 'number') return { ...column, type: 'DOUBLE' };
  if (type === 'date') return { ...column, type: 'INT32', converted_type: 'DATE' };
  if (type === 'datetime') return { ...column, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' };
  return { ...column, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
};

/** Years that fit four digits: what lies outside is no date of a register. */
const [FIRST_MS, LAST_MS] = [Date.UTC(1, 0, 1), Date.UTC(9999, 11, 31)];

const toDate = (value: unknown, isDay: boolean): Date | null => {
  const ms = parseTime(isDay && typeof value === 'string' ? `${value.slice(0, 10)}T00:00:00Z` : value);
  return ms >= FIRST_MS && ms <= LAST_MS ? new Date(ms) : null;
};

/** `undefined`: the value does not fit the type of its field. */
const toCell = ({ type }: FieldDefinition, value: unknown): Cell | undefined => {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 0x7fffffff ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'date':
    case 'datetime':
      return toDate(value, type === 'date') ?? undefined;
    default:
      return typeof value === 'string' ? value : (JSON.stringify(value) ?? undefined);
  }
};

/** What GeoParquet says of the geometries as a whole. */
class Extent {
  readonly #types = new Set<string>();
  readonly #box = [Infinity, Infinity, -Infinity, -Infinity];

  add(geometry: Geometry): void {
    this.#types.add(geometry.type);
    if ('coordinates' in geometry) this.#widen(geometry.coordinates);
  }

  #widen(coordinates: readonly unknown[]): void {
    const [lng, lat] = coordinates;
    if (typeof lng !== 'number' || typeof lat !== 'number') {
      for (const each of coordinates) this.#widen(each as readonly unknown[]);
      return;
    }
    const [west = 0, south = 0, east = 0, north = 0] = this.#box;
    this.#box.splice(0, 4, Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat));
  }

  /** No `crs` is said: that means longitude and latitude in degrees, WGS-84 (OGC:CRS84). */
  toMetadata(): string {
    const bbox = this.#types.size === 0 ? {} : { bbox: this.#box };
    const geometry = { encoding: 'WKB', geometry_types: [...this.#types].sort(), ...bbox };
    return JSON.stringify({ version: '1.1.0', primary_column: 'geometry', columns: { geometry } });
  }
}

const toOrigin = ({ kind, isSynthetic, sources, asOf, missing }: ExportSheet): string =>
  JSON.stringify({
    collection: kind.collection,
    ...(isSynthetic ? { title: '演示数据' } : {}),
    is_synthetic: isSynthetic,
    source: sources,
    as_of: asOf,
    missing: missing.map(({ what, fields }) => ({ what, properties: fields.map(({ en }) => en) })),
  });

export interface WrittenParquet {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Values left out because they do not fit the type of their field. */
  readonly unfit: number;
}

/**
 * GeoParquet 1.1 with the names of the wire: numbers, dates and times typed, lists and objects as JSON text, geometry as
 * WKB. Snappy, which every reader knows. Throws where a writer's own bug would.
 */
export const writeParquet = async (
  sheet: ExportSheet,
  rows: AsyncIterable<readonly ExportRow[]>,
): Promise<WrittenParquet> => {
  const { fields } = sheet;
  const elements = fields.map(elementOf);
  const shape: SchemaElement = { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' };
  const schema = [{ name: 'root', num_children: fields.length + 1 }, ...elements, shape];
  const writer = new ParquetWriter({ writer: new ByteWriter(), schema, createdBy: 'hazard-atlas' });
  const extent = new Extent();
  let unfit = 0;
  let columns: Cell[][] = fields.map(() => []);
  let shapes: (Uint8Array | null)[] = [];
  const flush = async (): Promise<void> => {
    const columnData = [
      ...fields.map(({ name }, at) => ({ name, data: columns[at] ?? [] })),
      { name: 'geometry', data: shapes },
    ];
    await writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    columns = fields.map(() => []);
    shapes = [];
  };
  for await (const chunk of rows) {
    for (const { properties, geometry } of chunk) {
      for (const [at, field] of fields.entries()) {
        const cell = toCell(field, properties[field.name]);
        if (cell === undefined) unfit++;
        columns[at]?.push(cell ?? null);
      }
      if (geometry !== null) extent.add(geometry);
      shapes.push(geometry === null ? null : geojsonToWkb(geometry));
    }
    if (shapes.length >= GROUP_ROWS) await flush();
  }
  if (shapes.length > 0) await flush();
  writer.kvMetadata = [
    { key: 'geo', value: extent.toMetadata() },
    { key: 'hazard_atlas', value: toOrigin(sheet) },
  ];
  await writer.finish();
  return { bytes: new Uint8Array(writer.writer.getBuffer()), unfit };
};
