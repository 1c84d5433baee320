import type { RegionSearch } from './region-search.ts';

/** A word of the query; where a division is called so, it also holds for everything that lies there. */
export interface PlaceTerm {
  readonly text: string;
  /** Whether a county index lies in a division of that name; `null` where none is called so. */
  readonly includes: ((county: number) => boolean) | null;
}

/** A single character is a name of too many places. */
const SHORTEST_PLACE = 2;

export const toPlaceTerms = (terms: readonly string[], regions: RegionSearch): PlaceTerm[] =>
  terms.map((text) => {
    const named = text.length < SHORTEST_PLACE || terms.length === 1 ? [] : regions.named(text);
    const includes = (county: number): boolean =>
      named.some(({ countyRange: [first, last] }) => county >= first && county <= last);
    return { text, includes: named.length === 0 ? null : includes };
  });
