import type { BoardConfig } from '../../domain/config.ts';
import { NEIGHBOUR_M } from '../../domain/analyses/batch.ts';
import { boxAround, distanceM } from '../coordinates.ts';
import { isPrecise } from '../privacy.ts';
import type { RegisterEntry } from '../register-entry.ts';

interface Kept {
  /** Versions of every register that was counted among. */
  readonly key: string;
  readonly counts: Float64Array;
}

const kept = new WeakMap<RegisterEntry, Kept>();

/** A line is near to whatever it passes, which the one position that stands for it does not say. */
const hasPlace = ({ table }: RegisterEntry): boolean => table.kind.geometry !== 'line';

const at = (column: Float64Array, row: number): number => column[row] ?? Number.NaN;

const countAround = (entries: readonly RegisterEntry[], lng: number, lat: number): number => {
  const [halfLng, halfLat] = boxAround(lat, NEIGHBOUR_M);
  let count = 0;
  for (const { table, points } of entries)
    for (const row of points().range(lng - halfLng, lat - halfLat, lng + halfLng, lat + halfLat))
      // What is known by county alone stands on the county's label point, and is near to nothing.
      if (
        table.isCountyPrecision[row] !== 1 &&
        distanceM(lng, lat, at(table.lngs, row), at(table.lats, row)) <= NEIGHBOUR_M
      )
        count++;
  return count;
};

const countOf = (entry: RegisterEntry, around: readonly RegisterEntry[]): Float64Array => {
  const { lngs, lats, rowCount, isCountyPrecision } = entry.table;
  const counts = new Float64Array(rowCount).fill(Number.NaN);
  if (!hasPlace(entry)) return counts;
  for (let row = 0; row < rowCount; row++) {
    const lng = lngs[row] ?? Number.NaN;
    const lat = lats[row] ?? Number.NaN;
    // A site on its county's label point would have the whole county around it.
    if (Number.isNaN(lng) || Number.isNaN(lat) || isCountyPrecision[row] === 1) continue;
    // The site itself is among them.
    counts[row] = countAround(around, lng, lat) - 1;
  }
  return counts;
};

/**
 * Other sites within `NEIGHBOUR_M` on the sphere of each row of `entry`, NaN where that is not known: no exact position, a
 * line, or positions rounded too far. Kept while no register among `entries` has changed.
 */
export const neighbourCounts = (
  entry: RegisterEntry,
  entries: readonly RegisterEntry[],
  config: BoardConfig,
): Float64Array => {
  if (!isPrecise(config)) return new Float64Array(entry.table.rowCount).fill(Number.NaN);
  const key = entries.map(({ table }) => `${table.kind.id} ${table.source} ${table.version}`).join();
  const known = kept.get(entry);
  if (known?.key === key) return known.counts;
  const counts = countOf(entry, entries.filter(hasPlace));
  kept.set(entry, { key, counts });
  return counts;
};
