import type { Region } from '../../domain/region-index.ts';

const MOST = 3;

/** The siblings whose codes are nearest, at most three, in code order: a comparison to begin with, not a judgement. */
export const nearestSiblings = (region: Region, siblings: readonly Region[]): readonly string[] => {
  const distance = ({ adcode }: Region): number => Math.abs(Number(adcode) - Number(region.adcode));
  return siblings
    .filter(({ adcode }) => adcode !== region.adcode)
    .toSorted((a, b) => distance(a) - distance(b) || Number(a.adcode) - Number(b.adcode))
    .slice(0, MOST)
    .map(({ adcode }) => adcode)
    .toSorted();
};
