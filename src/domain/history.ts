import type { SiteFilter } from './site-filter.ts';

/** Weeks before the last entry of a history that is asked for two years. */
export const TWO_YEARS_IN_WEEKS = 104;

export interface HistoryQuery {
  readonly region: string;
  /** Kinds, levels, warnings, flags and sources, each as the site stands today; links and conditions are not asked. */
  readonly filter: SiteFilter;
  /** Entries before the last one. */
  readonly weeks: number;
}

/** Weekly states of one kind × source, oldest first, as long as `History.days`. */
export interface KindHistory {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
  /** Sites of today's register whose `registered_at` is on that day or before. */
  readonly registered: readonly number[];
  /**
   * Those of them that are linked or offline today and whose `linked_at` is on that day or before; never more than
   * registered. One that has lost its connection is in no week: no date says how long it had it.
   */
  readonly linked: readonly number[];
  /**
   * Sites that the history cannot tell of: no `registered_at`, or connected without a `linked_at`, or either of them still
   * to come. Not 0 means that the last entry falls short of today's figures by so many, and is said beside the chart.
   */
  readonly undated: number;
}

/**
 * Weekly states of a register whose rows carry no dates, as the versions of its file tell them: each week has what the
 * version in force then counted. `null` is not known, and never 0: weeks before the first version, and under a filter of
 * levels, warnings or flags all weeks before the present version, because an earlier one is kept as counts of counties.
 */
export interface VersionHistory {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
  readonly registered: readonly (number | null)[];
  /** Linked or offline in that version. */
  readonly linked: readonly (number | null)[];
  /** Days as of which the versions are, ascending; the last is the present one's. */
  readonly versionDays: readonly string[];
}

/** The past of a region, counted from the dates of the sites that are on the register today. */
export interface History {
  /** `YYYY-MM-DD`, ascending, one a week; the last is the day of the board's clock. */
  readonly days: readonly string[];
  /** Registers without dates whose file was imported once or more often, in the order of the kinds. */
  readonly versions: readonly VersionHistory[];
  /** Registers that have dates, in the order of the kinds; one whose dates could not be fetched is in neither list. */
  readonly kinds: readonly KindHistory[];
  /** Kinds whose register has neither dates nor versions: there is no history of them, which is not a flat one. */
  readonly without: readonly string[];
}
