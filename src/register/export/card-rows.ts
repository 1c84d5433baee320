import type { Geometry, Position } from 'geojson';
import { parquetMetadataAsync, parquetSchema } from 'hyparquet';
import type { BoardConfig } from '../../domain/config.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { createCellReader } from '../cells.ts';
import { renamed } from '../draft.ts';
import { toPublicProperties } from '../privacy.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { rowFieldsOf } from '../site-fields.ts';
import { printDay, UNKNOWN_DAY } from '../site-dates.ts';
import { nameAt, reasonTextAt, toCoreProperties } from '../site-rows.ts';
import type { SitePaths } from '../site-shapes.ts';
import { readSnapshot } from '../snapshot-reader.ts';
import type { ExportPart } from './sheets.ts';

/** One site of the file: its public properties, and where it is. */
export interface ExportRow {
  readonly properties: SiteProperties;
  /** Degrees, WGS-84; `null` where the position may not be shown. */
  readonly geometry: Geometry | null;
}

/** Rows that are in memory as objects at a time. */
const CHUNK_ROWS = 2000;

/** Which properties the register has beside those of its columns, by the dictionary's names. */
export const readCardColumns = async ({ table, card }: RegisterEntry, config: BoardConfig): Promise<string[]> => {
  if (table.records !== null) {
    const names = new Set<string>();
    for (const record of table.records) for (const name of Object.keys(record)) names.add(name);
    return [...names];
  }
  if (card === null || card.bytes === null) return [];
  const metadata = await parquetMetadataAsync(card.bytes);
  return parquetSchema(metadata).children.map(({ element }) => renamed(element.name, table.kind, config));
};

/** First row of each row group, and the number of rows: a group is the least that can be decoded. */
const readGroupStarts = async (bytes: ArrayBuffer): Promise<readonly number[]> => {
  const { row_groups: groups } = await parquetMetadataAsync(bytes);
  const starts = [0];
  for (const group of groups) starts.push((starts.at(-1) ?? 0) + Number(group.num_rows));
  return starts;
};

const POSITION_NAMES = ['GCJ02', 'BD09'];

/** What the columns know goes before the card, which may be older; as on a site's card. */
const toProperties = (
  { table, card, dates }: RegisterEntry,
  row: number,
  text: SiteProperties,
  regions: RegionIndex,
  config: BoardConfig,
): SiteProperties => {
  const core: Record<string, unknown> = { ...toCoreProperties(table, row, regions) };
  for (const { field } of table.kind.facets) {
    const declared = table.kind.fields.find(({ name }) => name === field);
    if (declared !== undefined && declared.type !== 'boolean') delete core[field];
  }
  const own: Record<string, unknown> = { ...text, ...core };
  own['as_of'] = core['as_of'] ?? text['as_of'] ?? null;
  own['name'] ??= card === null && table.records === null ? null : nameAt(table, card, row);
  own['not_linked_reason'] ??= reasonTextAt(table, card, row);
  if (dates !== null) {
    own['registered_at'] ??= printDay(dates.registered[row] ?? UNKNOWN_DAY);
    own['linked_at'] ??= printDay(dates.linked[row] ?? UNKNOWN_DAY);
  }
  own['source_doc'] ??= table.sourceName;
  // Positions were brought to WGS-84 when they came; the datum that they came in is past.
  if (POSITION_NAMES.includes(String(own['crs']))) own['crs'] = 'WGS84';
  if (table.isCountyPrecision[row] === 1 || config.coordinateRounding === 'county') own['coord_precision'] = 'county';
  return own;
};

/** Twice the signed area of a ring in square degrees: positive where it runs counter-clockwise. */
const areaOf = (ring: readonly Position[]): number =>
  ring.reduce((sum, [lng = 0, lat = 0], at) => {
    const [nextLng = 0, nextLat = 0] = ring[(at + 1) % ring.length] ?? [];
    return sum + lng * nextLat - nextLng * lat;
  }, 0);

/** Closed, and counter-clockwise as RFC 7946 asks of an outer ring. */
const toRing = (path: readonly Position[]): Position[] => {
  const [first, last] = [path[0] ?? [], path.at(-1) ?? []];
  const closed = first[0] === last[0] && first[1] === last[1] ? [...path] : [...path, first];
  return areaOf(closed) < 0 ? closed.reverse() : closed;
};

const toShape = (paths: readonly Position[][], geometry: SitePaths['geometry']): Geometry | null => {
  const [first] = paths;
  if (first === undefined) return null;
  if (geometry === 'line')
    return paths.length === 1
      ? { type: 'LineString', coordinates: first }
      : { type: 'MultiLineString', coordinates: [...paths] };
  return paths.length === 1
    ? { type: 'Polygon', coordinates: [toRing(first)] }
    : { type: 'MultiPolygon', coordinates: paths.map((path) => [toRing(path)]) };
};

/** Vertices of each path of a row. */
const toShapes = (paths: SitePaths | null): ((row: number) => Geometry | null) => {
  if (paths === null) return () => null;
  const partsOf = new Map<number, number[]>();
  paths.rows.forEach((row, part) => partsOf.set(row, [...(partsOf.get(row) ?? []), part]));
  const verticesOf = (part: number): Position[] => {
    const vertices: Position[] = [];
    const end = paths.startIndices[part + 1] ?? 0;
    for (let at = paths.startIndices[part] ?? 0; at < end; at++)
      vertices.push([paths.positions[at * 2] ?? 0, paths.positions[at * 2 + 1] ?? 0]);
    return vertices;
  };
  return (row) => toShape((partsOf.get(row) ?? []).map(verticesOf), paths.geometry);
};

const toPoint = ({ lng, lat }: SiteProperties): Geometry | null =>
  typeof lng === 'number' && typeof lat === 'number' ? { type: 'Point', coordinates: [lng, lat] } : null;

/** Rows of a part in chunks, each with what the card says of it; only one row group of the card is decoded at a time. */
export async function* readExportRows(
  { entry, rows }: ExportPart,
  regions: RegionIndex,
  config: BoardConfig,
): AsyncGenerator<readonly ExportRow[], void> {
  const shapeOf = toShapes(entry.paths(config.coordinateRounding));
  const toRow = (row: number, text: SiteProperties): ExportRow => {
    const properties = toProperties(entry, row, text, regions, config);
    return { properties, geometry: shapeOf(row) ?? toPoint(properties) };
  };
  for await (const texts of readTexts(entry, rows, config)) yield texts.map(({ row, text }) => toRow(row, text));
}

interface RowText {
  readonly row: number;
  readonly text: SiteProperties;
}

async function* readTexts(
  { table, card }: RegisterEntry,
  rows: Uint32Array,
  config: BoardConfig,
): AsyncGenerator<RowText[], void> {
  if (table.records !== null || card === null || card.bytes === null) {
    for (let at = 0; at < rows.length; at += CHUNK_ROWS)
      yield Array.from(rows.subarray(at, at + CHUNK_ROWS), (row) => ({ row, text: table.records?.[row] ?? {} }));
    return;
  }
  const cardRows = Int32Array.from(rows, (row) => card.rowOf.get(table.ids[row] ?? '') ?? -1);
  const order = Uint32Array.from(rows.keys()).sort((a, b) => (cardRows[a] ?? 0) - (cardRows[b] ?? 0));
  const rename = (wire: string): string => renamed(wire, table.kind, config);
  const starts = await readGroupStarts(card.bytes);
  const fields = rowFieldsOf(table.kind);
  const reader = createCellReader(config);
  let at = 0;
  const take = function* (end: number, textOf: (cardRow: number) => SiteProperties): Generator<RowText[]> {
    while (at < order.length && (cardRows[order[at] ?? 0] ?? 0) < end) {
      const chunk: RowText[] = [];
      for (; chunk.length < CHUNK_ROWS && at < order.length; at++) {
        const index = order[at] ?? 0;
        const cardRow = cardRows[index] ?? 0;
        if (cardRow >= end) break;
        chunk.push({ row: rows[index] ?? 0, text: textOf(cardRow) });
      }
      yield chunk;
    }
  };
  // Sites that the card does not have.
  yield* take(0, () => ({}));
  for (const [group, start] of starts.slice(0, -1).entries()) {
    const end = starts[group + 1] ?? start;
    if (at >= order.length || (cardRows[order[at] ?? 0] ?? 0) >= end) continue;
    // One group after the other, so that only one is in memory.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const read = await readSnapshot(card.bytes, { name: card.name, rename, rows: [start, end] });
    const columns = read.ok ? Object.entries(read.value.columns) : [];
    yield* take(end, (cardRow) => {
      const cells: Record<string, unknown> = {};
      for (const [name, column] of columns) cells[name] = column[cardRow - start];
      for (const field of fields)
        if (cells[field.name] !== undefined) cells[field.name] = reader(field, cells[field.name]);
      return toPublicProperties(table.kind.fields, cells, config);
    });
  }
}
