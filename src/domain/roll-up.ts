import { choosesByLink, type LinkChoice, type RowConditions } from './row-conditions.ts';
import { EVERY_CODE, sumCodes, type CodeFilter } from './site-code.ts';

/** What one register of one source counts in one region, after region, kinds, sources and flags, before levels, links and warnings. */
export interface KindCounts {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  /** Newest `as_of` of the rows' register, ISO 8601 with offset; `null` when the register has none. */
  readonly asOf: string | null;
  /** Histogram over SITE_CODE_COUNT codes. */
  readonly codes: Uint32Array;
  /** The same histogram for the rows where a facet holds: facet 0 is `late`, then the kind's own, in its order. */
  readonly facets: readonly Uint32Array[];
  /** The same for rows that are connected but silent: offline, or linked and beyond the lost limit. None is late. */
  readonly lost: Uint32Array;
  /** Sum of the exposure field (people) over rows that are not linked; `null` when the kind has none. */
  readonly exposedNotLinked: number | null;
}

export interface RegionCounts {
  readonly adcode: string;
  readonly kinds: readonly KindCounts[];
}

/** One answer of the worker: the region, its children in code order, and what stands in no county. */
export interface RollUp {
  readonly region: RegionCounts;
  readonly children: readonly RegionCounts[];
  /** County 0: outside every county, or unplaced. Counted in the country only; a row of its own everywhere. */
  readonly unplaced: readonly KindCounts[];
}

/** The worker's answer does not depend on levels, links or warnings: those are masks over the histograms. */
export interface RollUpQuery {
  readonly region: string;
  readonly kinds: readonly string[] | null;
  readonly flags: readonly string[];
  readonly sources: readonly string[] | null;
  /** Left out or without any condition: every row. A register that cannot tell which rows pass is left out of the answer. */
  readonly conditions?: RowConditions;
}

export interface LinkCounts {
  readonly registered: number;
  /** Link status linked and offline: an offline site is connected but silent (DOMAIN.md §4). */
  readonly linked: number;
  /** registered − linked: partial and not applicable stand in it and are shown apart. */
  readonly notLinked: number;
  /** linked ÷ registered, 0–1; `null`, never 0, when nothing is registered or the filter itself chooses by links. */
  readonly linkedRate: number | null;
}

const LINKED: CodeFilter['links'] = ['linked', 'offline'];

/**
 * 接入率(处) and its parts from a histogram, under a filter of levels and warnings (its `links` are ignored). `kind`: the
 * one that the histogram counts; left out, of several.
 */
export const toLinkCounts = (
  codes: ArrayLike<number>,
  filter: CodeFilter & LinkChoice = EVERY_CODE,
  kind?: string,
): LinkCounts => {
  const registered = sumCodes(codes, { ...filter, links: null });
  const linked = sumCodes(codes, { ...filter, links: LINKED });
  return {
    registered,
    linked,
    notLinked: registered - linked,
    linkedRate: registered === 0 || choosesByLink(filter, kind) ? null : linked / registered,
  };
};

/** Sum of histograms, of one kind or of several; never of synthetic and real rows (throws: that is a bug). */
export const addCounts = (counts: readonly KindCounts[]): Uint32Array => {
  if (new Set(counts.map((count) => count.isSynthetic)).size > 1)
    throw new Error('synthetic and real rows must not be added');
  const sum = new Uint32Array(125);
  for (const { codes } of counts)
    for (let code = 0; code < sum.length; code++) sum[code] = (sum[code] ?? 0) + (codes[code] ?? 0);
  return sum;
};
