import type { SiteRow } from './register-client.ts';

/** Part of a text that the query matched: first character and the one after the last, UTF-16 units. */
export type MatchRange = readonly [number, number];

export interface RegionHit {
  readonly type: 'region';
  readonly adcode: string;
  /** In the full Chinese name; empty where another text matched. */
  readonly ranges: readonly MatchRange[];
  /** What matched where it is not the name, whole: `ganzhou`, `gz`, `360700`, `Shaanxi`; `null` where the name did. */
  readonly by: string | null;
}

export interface SiteHit {
  readonly type: 'site';
  readonly row: SiteRow;
  readonly ranges: readonly MatchRange[];
  /** The id, where that matched and not the name. */
  readonly by: string | null;
}

export interface EnterpriseHit {
  readonly type: 'enterprise';
  readonly id: string;
  readonly name: string;
  readonly adcode: string | null;
  readonly siteCount: number | null;
  readonly linkedCount: number | null;
  readonly ranges: readonly MatchRange[];
  /** A site of the enterprise to show on the map, worst level first; `null` where none is in use. */
  readonly site: { readonly kind: string; readonly id: string } | null;
}

/** A position read from the text itself; degrees, WGS-84. */
export interface CoordinateHit {
  readonly type: 'coordinate';
  readonly lngLat: readonly [number, number];
  /** County at the position; `null` outside every county or before the polygons have come. */
  readonly adcode: string | null;
  /** True: the text could be read either way round and this is the likelier one. */
  readonly isOrderGuessed: boolean;
}

/** Best first within each group. */
export interface SearchAnswer {
  readonly regions: readonly RegionHit[];
  readonly sites: readonly SiteHit[];
  readonly enterprises: readonly EnterpriseHit[];
  readonly coordinates: readonly CoordinateHit[];
  /** Hits in all, for "first 8 of 212". */
  readonly totals: { readonly regions: number; readonly sites: number; readonly enterprises: number };
  /** Entries of the index that were looked at: grows with the hits, not with the register. */
  readonly visited: number;
}
