import type { Geometry, Position } from 'geojson';
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import type { BoardConfig } from '../domain/config.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { RegisterResult } from './faults.ts';
import { roundDegrees } from './privacy.ts';
import type { SiteTable } from './site-table.ts';
import { readSnapshot } from './snapshot-reader.ts';

/** A geometry as a snapshot or a page gives it: GeoJSON or WKB. */
export type RawGeometry = Geometry | Uint8Array | null | undefined;

const toGeometry = (raw: RawGeometry): Geometry | null => {
  if (raw === null || raw === undefined) return null;
  if (!(raw instanceof Uint8Array)) return raw;
  try {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return wkbToGeojson({ view, offset: 0 });
  } catch {
    // A shape that cannot be read leaves its site to be drawn as a symbol.
    return null;
  }
};

/** Lines and outlines of a register as the worker keeps them: in double precision, because they are measured against. */
export interface SitePaths extends Omit<SiteShapes, 'positions'> {
  /** lng, lat interleaved, degrees. */
  readonly positions: Float64Array;
}

/** Vertex lists to draw: each line, or each polygon's outer ring; holes are not drawn. */
const toPaths = (geometry: Geometry, wanted: 'line' | 'polygon'): Position[][] => {
  if (wanted === 'line') {
    if (geometry.type === 'LineString') return [geometry.coordinates];
    return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  }
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1)) : [];
};

const isDrawable = (path: readonly Position[], wanted: 'line' | 'polygon'): boolean =>
  path.length >= (wanted === 'line' ? 2 : 4) &&
  path.every(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(lat ?? 91) <= 90);

/**
 * Shapes of a line or polygon register, `rows` pointing into the table; ids that the table does not have and geometries
 * of another sort are left out. `null` for points, and where an authority has positions rounded to the county: an outline
 * would give the place away.
 */
export const toSitePaths = (
  table: SiteTable,
  ids: readonly unknown[],
  geometries: readonly RawGeometry[],
  rounding: BoardConfig['coordinateRounding'],
): SitePaths | null => {
  const wanted = table.kind.geometry;
  if (wanted === 'point' || rounding === 'county') return null;
  const shown = (degrees: number): number => (rounding === null ? degrees : roundDegrees(degrees, rounding));
  const rowOf = new Map<string, number>();
  table.ids.forEach((id, row) => rowOf.set(id, row));
  const positions: number[] = [];
  const starts: number[] = [];
  const rows: number[] = [];
  ids.forEach((id, index) => {
    const row = rowOf.get(toIdText(id));
    const geometry = row === undefined ? null : toGeometry(geometries[index]);
    if (row === undefined || geometry === null) return;
    for (const path of toPaths(geometry, wanted)) {
      if (!isDrawable(path, wanted)) continue;
      starts.push(positions.length / 2);
      rows.push(row);
      for (const [lng = 0, lat = 0] of path) positions.push(shown(lng), shown(lat));
    }
  });
  return {
    kind: table.kind.id,
    source: table.source,
    version: table.loadVersion,
    geometry: wanted,
    positions: Float64Array.from(positions),
    startIndices: Uint32Array.from([...starts, positions.length / 2]),
    rows: Uint32Array.from(rows),
  };
};

/** From a snapshot (`shape`): `id`, `geometry` as WKB. See `toSitePaths`. */
export const readPaths = async (
  table: SiteTable,
  bytes: ArrayBuffer,
  name: string,
  { coordinateRounding }: Pick<BoardConfig, 'coordinateRounding'>,
): Promise<RegisterResult<SitePaths | null>> => {
  const required = ['id', 'geometry'];
  const read = await readSnapshot(bytes, { name, required, columns: required, keepsBytes: true });
  if (!read.ok) return read;
  const { id = [], geometry = [] } = read.value.columns;
  return { ok: true, value: toSitePaths(table, id, geometry as readonly RawGeometry[], coordinateRounding) };
};

/** A copy to draw and to transfer. */
export const toSiteShapes = (paths: SitePaths): SiteShapes => ({
  ...paths,
  positions: Float32Array.from(paths.positions),
  startIndices: paths.startIndices.slice(),
  rows: paths.rows.slice(),
});

const toIdText = (id: unknown): string => (id instanceof Uint8Array ? new TextDecoder().decode(id) : String(id));
