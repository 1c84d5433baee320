import { describe, expect, it } from 'vitest';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import type { RollUp } from '../../domain/roll-up.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { REGIONS } from './region.test-support.ts';
import { toRegionMap, type RegionMapInput } from './to-region-map.ts';

const pond = (linked: number, notLinked: number) =>
  toKindCounts('pond', [
    ['1', 'linked', 0, linked],
    ['1', 'not-linked', 0, notLinked],
  ]);

const CITY: RollUp = {
  region: { adcode: '360700', kinds: [pond(20, 20)] },
  children: [
    { adcode: '360702', kinds: [pond(10, 10)] },
    { adcode: '360703', kinds: [pond(1, 1)] },
  ],
  unplaced: [],
};

const toInput = (adcode: string, rollUp: RollUp | null, parent: RollUp | null): RegionMapInput => ({
  scope: { rollUp, region: REGIONS.get(adcode)!, filter: NO_FILTER, printFilter: () => '', sourceName: (id) => id },
  regions: REGIONS,
  kindIds: ['pond'],
  parent,
  root: '100000',
  size: { width: 400, height: 280 },
});

describe('small map of a region', () => {
  it('fills the divisions below by the share not linked; too few are dotted, no answer is unknown', () => {
    const { fills, symbols, isAmongSiblings } = toRegionMap(toInput('360700', CITY, null));
    expect(fills).toEqual([
      { adcode: '360702', className: 'gap-4' },
      { adcode: '360703', className: 'few' },
      { adcode: '360722', className: 'unknown' },
    ]);
    // All three stand on one point here: one name is drawn, not three over each other.
    expect(symbols.map(({ name }) => name)).toEqual(['章贡区']);
    expect(isAmongSiblings).toBe(false);
  });

  it('shows a county among its siblings, named alone', () => {
    const own: RollUp = { region: CITY.children[0]!, children: [], unplaced: [] };
    const { fills, symbols, box, isAmongSiblings } = toRegionMap(toInput('360702', own, CITY));
    expect(fills).toHaveLength(3);
    expect(symbols.map(({ adcode }) => adcode)).toEqual(['360702']);
    expect(box).toEqual(REGIONS.get('360700')!.box);
    expect(isAmongSiblings).toBe(true);
  });

  it('shows a county that is the board’s root by itself', () => {
    const own: RollUp = { region: CITY.children[0]!, children: [], unplaced: [] };
    const { fills } = toRegionMap({ ...toInput('360702', own, null), root: '360702' });
    expect(fills.map(({ adcode }) => adcode)).toEqual(['360702']);
  });
});
