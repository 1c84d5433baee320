import type { RegionIndex } from '../../domain/region-index.ts';
import { rowsOf } from './merge-parquet.ts';
import type { VersionCounts } from './stored-register.ts';
import type { CountyLookup } from './types.ts';

/** What counts by county need: a county's code decides, else the position, as in the register itself. */
export interface CountyRules {
  readonly regions: Pick<RegionIndex, 'countyIndexOf'> | null;
  readonly locator: CountyLookup | null;
}

/** Registered and linked rows of a core file by county. Throws where it cannot be read. */
export const countRegister = async (core: ArrayBuffer, { regions, locator }: CountyRules): Promise<VersionCounts> => {
  const counts = new Map<number, [registered: number, linked: number]>();
  for await (const rows of rowsOf(core, ['adcode', 'lng', 'lat', 'link_status']))
    for (const { adcode, lng, lat, link_status: link } of rows) {
      const stated = typeof adcode === 'number' ? (regions?.countyIndexOf(String(adcode)) ?? 0) : 0;
      const county = stated || (locator?.locate(Number(lng), Number(lat)) ?? 0);
      const own = counts.get(county) ?? [0, 0];
      own[0]++;
      // 接入, as indicators count it: linked now, or linked and silent.
      if (link === 'linked' || link === 'offline') own[1]++;
      counts.set(county, own);
    }
  const counties = [...counts].sort(([one], [other]) => one - other);
  return {
    counties: counties.map(([county]) => county),
    registered: counties.map(([, [registered]]) => registered),
    linked: counties.map(([, [, linked]]) => linked),
  };
};
