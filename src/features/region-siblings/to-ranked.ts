import type { RegionRate } from '../../domain/region-rate.ts';
import { rankByRate, type RateRank } from '../../domain/small-count.ts';

export interface RankedRate extends RegionRate {
  readonly rank: RateRank;
}

/** 0 with a place · 1 alone with a rate · 2 too few · 3 nothing registered. */
const order = ({ rank, linkedRate }: RankedRate): number => {
  if (rank.state === 'ranked') return 0;
  return rank.state === 'few' ? 2 : linkedRate === null ? 3 : 1;
};

const place = ({ rank }: RankedRate): number => (rank.state === 'ranked' ? rank.position : 0);

/** Ranked first, highest rate on top; then those too few, then those with nothing registered, each in code order. */
export const toRanked = (rates: readonly RegionRate[]): readonly RankedRate[] => {
  const ranks = rankByRate(rates);
  return rates
    .map((rate): RankedRate => ({ ...rate, rank: ranks.get(rate.adcode) ?? { state: 'none' } }))
    .sort((a, b) => order(a) - order(b) || place(a) - place(b) || (a.adcode < b.adcode ? -1 : 1));
};
