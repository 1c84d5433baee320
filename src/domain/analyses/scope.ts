import type { SiteFilter } from '../site-filter.ts';

/** What every analysis is about: the sites of a region that pass a filter. */
export interface AnalysisScope {
  /** adcode. */
  readonly region: string;
  readonly filter: SiteFilter;
}
