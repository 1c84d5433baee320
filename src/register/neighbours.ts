import KDBush from 'kdbush';
import { boxAround, distanceM } from './coordinates.ts';
import type { SiteTable } from './site-table.ts';

const RADIUS_M = 1000;
const MOST = 20;
/** Where rows without a position are put: no box asked for reaches there. */
const NOWHERE = 10_000;

export const buildPointIndex = (table: SiteTable): KDBush => {
  const index = new KDBush(Math.max(1, table.rowCount));
  for (let row = 0; row < table.rowCount; row++) {
    const lng = table.lngs[row] ?? Number.NaN;
    const lat = table.lats[row] ?? Number.NaN;
    if (Number.isNaN(lng) || Number.isNaN(lat)) index.add(NOWHERE, NOWHERE);
    else index.add(lng, lat);
  }
  if (table.rowCount === 0) index.add(NOWHERE, NOWHERE);
  return index.finish();
};

export interface NearSite<T> {
  readonly entry: T;
  readonly row: number;
  readonly distanceM: number;
}

/** Sites within 1 km of a position on the sphere, nearest first, at most 20, without the site itself. */
export const findNeighbours = <T extends { readonly table: SiteTable; readonly points: () => KDBush }>(
  entries: readonly T[],
  self: { readonly table: SiteTable; readonly row: number },
): NearSite<T>[] => {
  const lng = self.table.lngs[self.row] ?? Number.NaN;
  const lat = self.table.lats[self.row] ?? Number.NaN;
  if (Number.isNaN(lng) || Number.isNaN(lat)) return [];
  const [halfLng, halfLat] = boxAround(lat, RADIUS_M);
  const near: NearSite<T>[] = [];
  for (const entry of entries) {
    for (const row of entry.points().range(lng - halfLng, lat - halfLat, lng + halfLng, lat + halfLat)) {
      if (entry.table === self.table && row === self.row) continue;
      const distance = distanceM(lng, lat, entry.table.lngs[row] ?? NOWHERE, entry.table.lats[row] ?? NOWHERE);
      if (distance <= RADIUS_M) near.push({ entry, row, distanceM: distance });
    }
  }
  return near.sort((a, b) => a.distanceM - b.distanceM).slice(0, MOST);
};
