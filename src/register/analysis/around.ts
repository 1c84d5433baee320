import type { AroundKind, AroundSite } from '../../domain/analyses/around.ts';
import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import { boxAround } from '../coordinates.ts';
import { boxOfVertices, findNearPoints } from '../near-pairs.ts';
import { nearestOnPath } from '../path-distance.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { IS_NOT_LINKED } from '../row-conditions.ts';
import type { SitePaths } from '../site-shapes.ts';
import { toSiteRow } from '../site-rows.ts';
import type { Analyst } from './context.ts';
import { areDistancesKnown, exactnessOf, rowsWithShape, type EntryRow } from './overlap-finding.ts';

const LISTED = 100;

interface Near extends EntryRow {
  readonly distanceM: number;
  readonly basis: AroundSite['basis'];
}

/** Everything within a distance of a point, by lines and outlines where they are known, else by points. */
export const around: Analyst<'around'> = async (context, { lngLat, km }) => {
  const { config, regions, everyEntry } = context;
  if (!areDistancesKnown(config)) return { isKnown: false, kinds: [], total: null, nearest: [] };
  const near: Near[] = [];
  const kinds: AroundKind[] = [];
  for (const entry of everyEntry) {
    const exactness = await exactnessOf({ context }, entry);
    const paths = entry.paths(config.coordinateRounding);
    const hasShape = rowsWithShape(entry, paths);
    const own = [
      ...(paths === null ? [] : nearShapes(entry, paths, lngLat, km * 1000)),
      ...findNearPoints(entry, lngLat[0], lngLat[1], km * 1000)
        .filter(({ row }) => hasShape[row] !== 1 && exactness(row) === null)
        .map(({ row, distanceM }): Near => ({ entry, row, distanceM, basis: 'point' })),
    ];
    near.push(...own);
    kinds.push(toKind(entry, own, hasShape, exactness));
  }
  const isMixed = new Set(everyEntry.map(({ table }) => table.isSynthetic)).size > 1;
  return {
    isKnown: true,
    kinds,
    total: isMixed ? null : near.length,
    nearest: near
      .sort((a, b) => a.distanceM - b.distanceM || (idOf(a) < idOf(b) ? -1 : 1))
      .slice(0, LISTED)
      .map(({ entry, row, distanceM, basis }) => ({
        site: toSiteRow(entry.table, entry.card, row, regions),
        distanceM,
        basis,
      })),
  };
};

const idOf = ({ entry, row }: EntryRow): string => `${entry.table.kind.id} ${entry.table.ids[row] ?? ''}`;

/** Rows whose line or outline comes within the distance; each once, by the nearest of its parts. */
const nearShapes = (
  entry: RegisterEntry,
  paths: SitePaths,
  [lng, lat]: readonly [number, number],
  radiusM: number,
): Near[] => {
  const [halfLng, halfLat] = boxAround(lat, radiusM);
  const found = new Map<number, number>();
  paths.rows.forEach((row, path) => {
    const first = paths.startIndices[path] ?? 0;
    const [west, south, east, north] = boxOfVertices(paths.positions, first, (paths.startIndices[path + 1] ?? 0) - 1);
    if (west > lng + halfLng || east < lng - halfLng || south > lat + halfLat || north < lat - halfLat) return;
    const { distanceM } = nearestOnPath(lng, lat, paths, path);
    if (distanceM <= radiusM && distanceM < (found.get(row) ?? Infinity)) found.set(row, distanceM);
  });
  return [...found].map(([row, distanceM]): Near => ({ entry, row, distanceM, basis: 'shape' }));
};

const toKind = (
  { table }: RegisterEntry,
  near: readonly Near[],
  hasShape: Uint8Array,
  exactness: (row: number) => string | null,
): AroundKind => {
  const counts = LEVEL_KEYS.map((_, level) => near.filter(({ row }) => table.levels[row] === level).length);
  const people = near.map(({ row }) => table.exposures[row] ?? Number.NaN);
  const known = people.filter((each) => !Number.isNaN(each));
  let unplaced = 0;
  let withoutShape = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (hasShape[row] === 1) continue;
    withoutShape++;
    if (exactness(row) !== null) unplaced++;
  }
  return {
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    asOf: table.asOf,
    sites: near.length,
    byLevel: Object.fromEntries(LEVEL_KEYS.map((key, level) => [key, counts[level] ?? 0])) as Record<LevelKey, number>,
    notLinked: near.filter(({ row }) => IS_NOT_LINKED[table.codes[row] ?? 0]).length,
    people:
      table.kind.exposure === undefined
        ? null
        : { known: known.reduce((sum, each) => sum + each, 0), unknownSites: people.length - known.length },
    unplaced,
    withoutShape: table.kind.geometry === 'point' ? null : withoutShape,
  };
};
