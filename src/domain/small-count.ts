/**
 * Fewer registered sites than this and a rate is not ranked: one site more or less would move it by over ten points.
 * Ours, not a standard's; every list that leaves a region out for it says so (样本少).
 */
export const RANKED_FROM = 10;

export interface RateEntry {
  readonly adcode: string;
  readonly registered: number;
  /** 0–1; `null` when nothing is registered. */
  readonly linkedRate: number | null;
}

/** Place of one region among its siblings by linked rate, highest first. */
export type RateRank =
  | { readonly state: 'ranked'; readonly position: number; readonly of: number; readonly isTied: boolean }
  /** Too few registered to be ranked. */
  | { readonly state: 'few' }
  /** Nothing registered, or no other region that could be ranked beside it. */
  | { readonly state: 'none' };

export const isRanked = ({ registered, linkedRate }: RateEntry): boolean =>
  linkedRate !== null && registered >= RANKED_FROM;

/**
 * Ranks by linked rate. Equal rates share a place and the next place is left out (1, 2, 2, 4); regions with fewer than
 * `RANKED_FROM` registered are neither ranked nor counted in `of`.
 */
export const rankByRate = (entries: readonly RateEntry[]): ReadonlyMap<string, RateRank> => {
  const ranked = entries.filter(isRanked);
  const ranks = new Map<string, RateRank>();
  for (const entry of entries) {
    if (entry.linkedRate === null) ranks.set(entry.adcode, { state: 'none' });
    else if (!isRanked(entry)) ranks.set(entry.adcode, { state: 'few' });
    else if (ranked.length < 2) ranks.set(entry.adcode, { state: 'none' });
    else {
      const rate = entry.linkedRate;
      ranks.set(entry.adcode, {
        state: 'ranked',
        position: 1 + ranked.filter((other) => (other.linkedRate ?? 0) > rate).length,
        of: ranked.length,
        isTied: ranked.filter((other) => other.linkedRate === rate).length > 1,
      });
    }
  }
  return ranks;
};
