import type { RegionIndex } from '../../domain/region-index.ts';

/** `unknown`: nobody says · `not-applicable`: the division has no such level (a direct-administered municipality's prefecture). */
export type PlaceName = { readonly name: string; readonly shortName: string } | 'unknown' | 'not-applicable';

export interface Places {
  readonly province: PlaceName;
  readonly prefecture: PlaceName;
  readonly county: PlaceName;
}

const NOWHERE: Places = { province: 'unknown', prefecture: 'unknown', county: 'unknown' };

/** Names of the divisions that a site's code stands in. A code denotes its highest level, so levels may be missing. */
export const toPlaces = (adcode: string | null, regions: RegionIndex): Places => {
  const region = adcode === null ? undefined : regions.get(adcode);
  if (region === undefined || region.level === 'country') return NOWHERE;
  const path = regions.pathTo(region.adcode);
  // One county index: nothing lies below, so that the levels that are missing do not exist.
  const isLowest = region.countyRange[0] === region.countyRange[1] && regions.childrenOf(region.adcode).length === 0;
  const nameOf = (level: 'province' | 'prefecture' | 'county'): PlaceName => {
    const part = path.find((each) => each.level === level);
    return part === undefined
      ? isLowest
        ? 'not-applicable'
        : 'unknown'
      : { name: part.name, shortName: part.shortName };
  };
  return { province: nameOf('province'), prefecture: nameOf('prefecture'), county: nameOf('county') };
};
