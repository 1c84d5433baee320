import type { Analyses, AnalysisName, AnalysisReply } from './analyses/analyses.ts';
import type { EnterpriseCounts } from './enterprise-counts.ts';
import type { GradeResult, SiteProperties } from './grading.ts';
import type { History, HistoryQuery } from './history.ts';
import type { LevelKey, LinkStatus, WarningLevel } from './levels.ts';
import type { ReasonCounts } from './reason-counts.ts';
import type { RollUp, RollUpQuery } from './roll-up.ts';
import type { SiteFilter } from './site-filter.ts';
import type { SearchAnswer } from './site-search.ts';
import type { Localised } from './words.ts';

/** What the page asks of the register; answered in the worker, small results only. */
export interface RegisterAnswers {
  rollUp(query: RollUpQuery): Promise<RollUp>;
  page(query: PageQuery): Promise<SitePage>;
  detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null>;
  /** The site at a row of the columns that the map drew (a click or a hover on it); `null` if the rows have changed since. */
  siteAt(kind: string, source: string, row: number): Promise<SiteRow | null>;
  /** Weekly counts of two years, from the dates of the sites. */
  history(query: HistoryQuery): Promise<History>;
  /** Reasons for not linked; `filter.links` and `filter.reasons` are not asked. A register whose reasons are not known is left out. */
  reasons(query: ReasonQuery): Promise<readonly ReasonCounts[]>;
  /** Regions, sites, enterprises and coordinates; at most `limit` of each. Text of any length and content is answered. */
  search(text: string, limit: number): Promise<SearchAnswer>;
  /** One entry for each region asked for; `null` where no service offers enterprises. */
  enterpriseCounts(adcodes: readonly string[]): Promise<readonly EnterpriseCounts[] | null>;
  /** Questions beyond counting: see `Analyses`. What they need is fetched first. */
  analyse<Name extends AnalysisName>(name: Name, query: Analyses[Name]['query']): Promise<AnalysisReply<Name>>;
}

export interface ReasonQuery {
  readonly region: string;
  readonly filter: SiteFilter;
}

export const SITE_SORTS = [
  'worst-first',
  'kind',
  'name',
  'adcode',
  'level',
  'link',
  'warning',
  'last-report',
  'exposure',
  'registered',
  'linked',
] as const;
export type SiteSort = (typeof SITE_SORTS)[number];

export interface PageQuery {
  readonly region: string;
  readonly filter: SiteFilter;
  /**
   * `worst-first`: level (1 first, unassessed after 4), not linked before linked, exposure, id; it decides among equals of
   * every other order. `kind` in the registry's order, `warning` 1 first and 0 last, `exposure` largest first,
   * `last-report` newest first, `registered` and `linked` earliest first.
   */
  readonly sort: SiteSort;
  /** True: the other way round. What is unknown (position, people, dates, reports) stays last in either direction. */
  readonly isDescending?: boolean;
  readonly offset: number;
  /** At most 1,000. */
  readonly limit: number;
  /** True: `registeredOn` and `linkedOn` are wanted, and are fetched first where they have not come. */
  readonly hasDates?: boolean;
}

export interface SiteRow {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly id: string;
  readonly name: string;
  readonly adcode: string | null;
  readonly level: LevelKey;
  readonly link: LinkStatus;
  /** Linked, and the last report older than the late limit, but not lost. */
  readonly isLate: boolean;
  /** Connected, but silent: offline by its register, or beyond the lost limit. */
  readonly isLost: boolean;
  readonly warning: WarningLevel;
  readonly isWarningRetained: boolean;
  readonly hasBar: boolean;
  readonly lngLat: readonly [number, number] | null;
  /** ISO 8601 with offset; `null`: never reported. */
  readonly lastReportAt: string | null;
  /** People exposed, by the kind's own definition; `null`: unknown. */
  readonly exposure: number | null;
  readonly notLinkedReason: string | null;
  /** Ids of the kind's own facets that hold, without `late`: `overhead`. */
  readonly facets: readonly string[];
  /** `YYYY-MM-DD`; `null`: unknown, or not asked for. */
  readonly registeredOn: string | null;
  readonly linkedOn: string | null;
}

export interface SitePage {
  readonly total: number;
  readonly rows: readonly SiteRow[];
}

export interface SiteDetail {
  readonly row: SiteRow;
  /** Masked and rounded as configured, before it leaves the worker. */
  readonly properties: SiteProperties;
  /** The level on the register, or what the rule gives where the register has none. */
  readonly grade: GradeResult;
  /** Whether the level shown was stated by the register or computed here. */
  readonly levelOrigin: 'registered' | 'computed' | 'none';
  /** Within 1 km, nearest first, at most 20, of any kind. */
  readonly neighbours: readonly { readonly row: SiteRow; readonly distanceM: number }[];
  /** False: positions are rounded too far, or not known, so that no neighbour listed does not mean none is there. */
  readonly isNeighbourhoodKnown?: boolean;
  /** Stated county and county by position differ. */
  readonly isCountyMismatch: boolean;
}

/** State of one register of one source, for the status bar, diagnostics and every panel's age. */
export interface RegisterState {
  readonly kind: string;
  readonly source: string;
  readonly sourceName: string;
  readonly isSynthetic: boolean;
  readonly status: 'loading' | 'ready' | 'failed' | 'incomplete';
  /** Rows accepted. */
  readonly rows: number;
  readonly read: number;
  readonly quarantined: number;
  /** Why it failed or is incomplete, in words; the last good rows stay in use. */
  readonly fault: string | null;
  /** The same in both languages; left out where there is none. */
  readonly faultWords?: Localised | null;
  readonly asOf: string | null;
  /** Milliseconds since 1970 by the board's clock; `null`: never. */
  readonly lastGoodAt: number | null;
  readonly version: number;
}
