import type { IndicatorCounts } from '../indicators/accumulate.ts';
import type { PartlyLinkedEnterprise } from '../indicators/link-indicators.ts';
import type { Tally } from '../indicators/types.ts';
import type { Localised } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** Every indicator of DOMAIN.md §4 for a region and each of its children. */
export interface IndicatorsQuery extends AnalysisScope {
  /** `denominators`: 接入率 by source, enterprise and 应接入 alone, which reads two columns and no items. */
  readonly extent: 'all' | 'denominators';
}

/** A division's own counts. */
export interface RegionIndicators {
  readonly adcode: string;
  readonly counts: IndicatorCounts;
}

/** 销号率 of one list; lists are never added. */
export interface ListIndicators {
  readonly listType: string;
  readonly isSynthetic: boolean;
  /** ISO 8601 of the oldest item that states a date. */
  readonly asOf: string | null;
  readonly closed: Tally;
  readonly onTime: Tally;
  /** By adcode of each child that has an item. */
  readonly children: readonly { readonly adcode: string; readonly closed: Tally; readonly onTime: Tally }[];
}

export interface NamedEnterprise extends PartlyLinkedEnterprise {
  /** `null`: the service gives no names of enterprises, or not of this one. */
  readonly name: string | null;
}

/** An indicator that could not be counted because registers lack the columns it asks. */
export interface LackingColumns {
  /** Id of the indicator. */
  readonly indicator: string;
  readonly kinds: readonly string[];
  readonly fields: readonly string[];
}

/** Registers that may be added: all synthetic, or all real. */
export interface IndicatorSet {
  readonly isSynthetic: boolean;
  /** Kinds counted, in the registry's order. */
  readonly kinds: readonly string[];
  /** Ids of the sources, with commas. */
  readonly source: string;
  /** ISO 8601 of the oldest register. */
  readonly asOf: string | null;
  readonly region: IndicatorCounts;
  /** Of the region, each kind by itself, in the registry's order. */
  readonly byKind: readonly { readonly kind: string; readonly counts: IndicatorCounts }[];
  /** In code order; children and `unplaced` together are the region. */
  readonly children: readonly RegionIndicators[];
  /** Sites in no county; of the country alone, and only where there are some. */
  readonly unplaced: IndicatorCounts | null;
  /** Enterprises that make the difference between the denominators, those with the most linked sites first; at most 20. */
  readonly partlyLinked: readonly NamedEnterprise[];
  readonly lacking: readonly LackingColumns[];
}

/** The frozen list behind 头顶库治理率. */
export interface BaselineOrigin {
  /** `YYYY-MM-DD`; `null`: the list does not say. */
  readonly date: string | null;
  readonly source: string | null;
  readonly isSynthetic: boolean;
  /** Ponds of the whole list. */
  readonly ponds: number;
}

export interface IndicatorsAnswer {
  /** One, or two where synthetic and real registers stand side by side: they are not added. */
  readonly sets: readonly IndicatorSet[];
  readonly lists: readonly ListIndicators[];
  /** Items that could not be read, of the whole collection. */
  readonly unreadableItems: number;
  /** Limits of `config.json` that cannot be, and have no effect. */
  readonly limitProblems: readonly Localised[];
  /** `null`: nobody has frozen a list, so that the rate is unknown. */
  readonly baseline: BaselineOrigin | null;
}
