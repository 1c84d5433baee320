import type { RegionIndex } from '../domain/region-index.ts';
import { hasConditions, type RowConditions } from '../domain/row-conditions.ts';
import { SITE_CODE_COUNT, matchesCode } from '../domain/site-code.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import { toFacetMask } from './cube.ts';
import type { SiteTable } from './site-table.ts';

export interface ConditionedTable {
  readonly table: SiteTable;
  /** 1 for each row that passes; `null` where the register cannot tell. */
  passesUnder(conditions: RowConditions): Uint8Array | null;
}

/**
 * Every row of a region that obeys levels, links, warnings, flags and conditions of the filter; kinds and sources have
 * been chosen by then. The country includes what lies in no county. No row of a register that cannot tell, and none of
 * an unknown region.
 */
export const visitRows = (
  entry: ConditionedTable,
  regions: RegionIndex,
  regionCode: string,
  filter: SiteFilter,
  visit: (row: number) => void,
): void => {
  const { table } = entry;
  const region = regions.get(regionCode);
  const passes = hasConditions(filter) ? entry.passesUnder(filter) : undefined;
  if (region === undefined || passes === null) return;
  const first = region.level === 'country' ? 0 : region.countyRange[0];
  const last = region.countyRange[1];
  const isWanted = Uint8Array.from({ length: SITE_CODE_COUNT }, (_, code) => (matchesCode(filter, code) ? 1 : 0));
  const mask = toFacetMask(table, filter.flags);
  const { counties, codes, facets, rowCount } = table;
  for (let row = 0; row < rowCount; row++) {
    const county = counties[row] ?? 0;
    if (county < first || county > last || isWanted[codes[row] ?? 0] !== 1) continue;
    if (((facets[row] ?? 0) & mask) !== mask || (passes !== undefined && passes[row] !== 1)) continue;
    visit(row);
  }
};
