import type { Region } from './region-index.ts';
import type { RollUp } from './roll-up.ts';
import type { SiteFilter } from './site-filter.ts';

/** What every panel of counts is about: one region, one filter, one answer of the worker. Made once by the view. */
export interface CountScope {
  /** Asked with `kinds: null`, so that the column of a kind that is filtered away still counts; `null` while loading. */
  readonly rollUp: RollUp | null;
  readonly region: Region;
  readonly filter: SiteFilter;
  /** Canonical query of a filter, for `data-filter`; empty without filter. */
  readonly printFilter: (filter: SiteFilter) => string;
  /** Name of a source id in the language on screen: 演示登记. */
  readonly sourceName: (source: string) => string;
}
