import type { RegionCounts } from '../../domain/analyses/rectification-board.ts';
import { COUNTRY_ADCODE, type RegionIndex } from '../../domain/region-index.ts';

/** Part of a region that an item counts in. */
export type ItemPlace = Pick<RegionCounts, 'adcode' | 'relation'>;

/**
 * Where a division's code lies in a region: in one of its children, in the region itself, or, in the country, in none
 * that is known; `null` outside. By ancestry, not by counties: a prefecture of one county is more than that county.
 */
export const toPlacer = (regions: RegionIndex, region: string): ((adcode: string) => ItemPlace | null) => {
  const known = new Map<string, ItemPlace | null>();
  const find = (adcode: string): ItemPlace | null => {
    const [top, child] = regions.pathTo(adcode, region);
    if (top === undefined) return region === COUNTRY_ADCODE ? { adcode: '', relation: 'unplaced' } : null;
    if (top.adcode !== region) return null;
    return child === undefined ? { adcode: region, relation: 'own' } : { adcode: child.adcode, relation: 'child' };
  };
  return (adcode) => {
    const before = known.get(adcode);
    if (before !== undefined) return before;
    const place = find(adcode);
    known.set(adcode, place);
    return place;
  };
};
