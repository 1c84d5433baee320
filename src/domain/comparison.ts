import { mergeKind, totalOfKinds } from './counting.ts';
import { PER_UNITS, type ComparedPer, type Indicator } from './comparison-indicators.ts';
import type { EnterpriseCounts } from './enterprise-counts.ts';
import type { RegionPeople } from './population.ts';
import { SMALL_SAMPLE, toPoissonInterval, toWilsonInterval, type RateInterval } from './rate-interval.ts';
import type { Region } from './region-index.ts';
import { choosesByLink } from './row-conditions.ts';
import { toLinkCounts, type KindCounts, type RegionCounts } from './roll-up.ts';
import { sumCodes } from './site-code.ts';
import type { SiteFilter } from './site-filter.ts';

/** One region of a comparison with all that its figures are made of; `pending`: not known yet, or it could not be asked. */
export interface ComparedRegion {
  readonly region: Region;
  readonly counts: RegionCounts | 'pending';
  /** `null`: no service offers enterprises. */
  readonly enterprises: EnterpriseCounts | 'pending' | null;
  /** `null`: no population table is loaded. */
  readonly people: RegionPeople | 'pending' | null;
}

/** The people behind a region's rates; `null` when there is nothing to tell of them. */
export const knownPeople = ({ people }: ComparedRegion): RegionPeople | null => (people === 'pending' ? null : people);

export interface Denominator {
  readonly of: 'registered' | Exclude<ComparedPer, 'count'>;
  /** Sites, km², enterprises or people. */
  readonly value: number;
}

/** Why a cell has no figure; `mixed`: synthetic and real stand side by side and are neither added nor divided. */
export type CellState =
  'ok' | 'unknown' | 'mixed' | 'filter-chooses' | 'no-denominator' | 'no-enterprises' | 'no-population';

export interface Cell {
  readonly adcode: string;
  readonly state: CellState;
  /** Sites, sites per unit of the denominator, or 0–1 for the linked rate. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: Denominator | null;
  /** 95 %, in the unit of `value`; `null` for a plain count, which is no estimate. */
  readonly interval: RateInterval | null;
  /** Fewer than ten registered stand behind it: not ranked, no relative difference, drawn as an outline. */
  readonly isSmall: boolean;
  /** The people of some counties are not in the denominator. */
  readonly isIncomplete: boolean;
  /** Registers counted: they give source and as-of. */
  readonly counts: readonly KindCounts[];
}

export interface Difference {
  /** Percentage points for the linked rate, else in the unit of the row. */
  readonly absolute: number;
  /** Share of the base's figure; `null` for rates, for small samples and against a base of 0. */
  readonly relative: number | null;
}

/** Highest or lowest of its row, alone; `null` for the rest and for ties. */
export type Mark = 'highest' | 'lowest' | null;

export interface ComparisonRow {
  readonly indicator: Indicator;
  /** In the order of the regions, the base first. */
  readonly cells: readonly Cell[];
  /** `null` for the base, and where one of the two is not known. */
  readonly differences: readonly (Difference | null)[];
  readonly marks: readonly Mark[];
  /** End of the one axis of the row's bars: 1 for the linked rate, else the highest value; 0 when there is none. */
  readonly axisMax: number;
}

export const toComparisonRow = (
  indicator: Indicator,
  regions: readonly ComparedRegion[],
  filter: SiteFilter,
): ComparisonRow => {
  const cells = regions.map((region) => toCell(indicator, region, filter));
  const [first] = cells;
  return {
    indicator,
    cells,
    differences: cells.map((cell, index) => (index === 0 ? null : toDifference(indicator, cell, first))),
    marks: toMarks(cells),
    axisMax: indicator.take === 'linked-rate' ? 1 : Math.max(0, ...cells.map(({ value }) => value ?? 0)),
  };
};

/** The filter that a row obeys: its own dimensions are left out. For `data-filter` as well. */
export const toRowFilter = (indicator: Indicator, filter: SiteFilter): SiteFilter => ({
  ...filter,
  kinds: indicator.kind === undefined ? filter.kinds : null,
  levels: indicator.levels === null ? filter.levels : null,
  links: indicator.take === 'sites' ? filter.links : null,
});

interface Parts {
  readonly numerator: number;
  /** Registered sites that the numerator is a part of. */
  readonly registered: number;
}

const toParts = (indicator: Indicator, histogram: ArrayLike<number>, filter: SiteFilter): Parts => {
  const own = { ...filter, levels: indicator.levels ?? filter.levels };
  const { registered, linked, notLinked } = toLinkCounts(histogram, own);
  switch (indicator.take) {
    case 'registered':
      return { numerator: registered, registered };
    case 'not-linked':
      return { numerator: notLinked, registered };
    case 'linked-rate':
      return { numerator: linked, registered };
    case 'sites':
      return { numerator: sumCodes(histogram, own), registered };
  }
};

const EMPTY = {
  value: null,
  numerator: null,
  denominator: null,
  interval: null,
  isSmall: false,
  isIncomplete: false,
} as const;

/** No rate where the filter itself chooses by being linked; its parts are still counted. */
const CHOSEN = { state: 'filter-chooses', value: null, interval: null } as const;

const toCell = (indicator: Indicator, region: ComparedRegion, filter: SiteFilter): Cell => {
  const { adcode } = region.region;
  const found = toHistogram(indicator, region.counts === 'pending' ? [] : region.counts.kinds);
  if (found.state !== 'ok') return { ...EMPTY, adcode, state: found.state, counts: found.counts };
  const { counts } = found;
  const parts = toParts(indicator, found.histogram, filter);
  const shared = { adcode, counts, numerator: parts.numerator };
  if (indicator.take === 'linked-rate')
    return { ...shared, ...toRate(parts), ...(choosesByLink(filter, indicator.kind) ? CHOSEN : {}) };
  if (indicator.per !== 'count') return { ...shared, ...toPerUnit(indicator.per, parts, region, counts) };
  // A count is exact; only a part of very few says nothing about the region.
  const isSmall = indicator.take === 'not-linked' && parts.registered < SMALL_SAMPLE;
  return { ...EMPTY, ...shared, state: 'ok', value: parts.numerator, isSmall };
};

type Histogram =
  | { readonly state: 'ok'; readonly histogram: ArrayLike<number>; readonly counts: readonly KindCounts[] }
  | { readonly state: 'unknown' | 'mixed'; readonly counts: readonly KindCounts[] };

const toHistogram = (indicator: Indicator, kinds: readonly KindCounts[]): Histogram => {
  if (indicator.kind !== undefined) {
    const merged = mergeKind(kinds, indicator.kind);
    if (merged === null) return { state: 'unknown', counts: [] };
    const histogram = indicator.facet === null ? merged.codes : merged.facets[indicator.facet];
    return histogram === undefined
      ? { state: 'unknown', counts: [merged] }
      : { state: 'ok', histogram, counts: [merged] };
  }
  const total = totalOfKinds(kinds, indicator.kinds);
  if (total.state === 'sum') return { state: 'ok', histogram: total.codes, counts: total.counts };
  return { state: total.state === 'mixed' ? 'mixed' : 'unknown', counts: total.counts };
};

type Computed = Omit<Cell, 'adcode' | 'counts' | 'numerator'>;

const toRate = ({ numerator, registered }: Parts): Computed => ({
  state: registered === 0 ? 'no-denominator' : 'ok',
  value: registered === 0 ? null : numerator / registered,
  denominator: { of: 'registered', value: registered },
  interval: toWilsonInterval(numerator, registered),
  isSmall: registered < SMALL_SAMPLE,
  isIncomplete: false,
});

const toPerUnit = (
  per: Exclude<ComparedPer, 'count'>,
  { numerator, registered }: Parts,
  region: ComparedRegion,
  counts: readonly KindCounts[],
): Computed => {
  const isSmall = registered < SMALL_SAMPLE;
  const found = toDenominator(per, region, counts);
  if (typeof found === 'string') return { ...EMPTY, state: found, isSmall };
  const scale = PER_UNITS[per] / found.value;
  const { low, high } = toPoissonInterval(numerator);
  return {
    state: 'ok',
    value: numerator * scale,
    denominator: found,
    interval: { low: low * scale, high: high * scale },
    isSmall,
    isIncomplete: per === 'population' && knownPeople(region)?.isComplete === false,
  };
};

const toDenominator = (
  per: Exclude<ComparedPer, 'count'>,
  { region, enterprises, people }: ComparedRegion,
  counts: readonly KindCounts[],
): Denominator | CellState => {
  switch (per) {
    case 'area':
      return region.areaKm2 > 0 ? { of: per, value: region.areaKm2 } : 'no-denominator';
    case 'enterprises':
      if (enterprises === 'pending') return 'unknown';
      if (enterprises === null) return 'no-enterprises';
      if (counts.some(({ isSynthetic }) => isSynthetic !== enterprises.isSynthetic)) return 'mixed';
      return enterprises.registered > 0 ? { of: per, value: enterprises.registered } : 'no-denominator';
    case 'population':
      if (people === 'pending') return 'unknown';
      if (people === null) return 'no-population';
      return people.people !== null && people.people > 0 ? { of: per, value: people.people } : 'no-denominator';
  }
};

const toDifference = (indicator: Indicator, cell: Cell, first: Cell | undefined): Difference | null => {
  if (first === undefined || cell.value === null || first.value === null) return null;
  if (indicator.take === 'linked-rate') return { absolute: (cell.value - first.value) * 100, relative: null };
  const absolute = cell.value - first.value;
  const isComparable = first.value !== 0 && !cell.isSmall && !first.isSmall;
  return { absolute, relative: isComparable ? absolute / first.value : null };
};

/** Values that differ by rounding alone are ties. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const toMarks = (cells: readonly Cell[]): readonly Mark[] => {
  const ranked = cells.flatMap(({ value, isSmall }) => (value === null || isSmall ? [] : [value]));
  const [low, high] = [Math.min(...ranked), Math.max(...ranked)];
  const isAlone = (value: number): boolean => ranked.filter((other) => isSame(other, value)).length === 1;
  if (ranked.length < 2 || isSame(low, high)) return cells.map(() => null);
  return cells.map(({ value, isSmall }): Mark => {
    if (value === null || isSmall || !isAlone(value)) return null;
    if (isSame(value, high)) return 'highest';
    return isSame(value, low) ? 'lowest' : null;
  });
};
