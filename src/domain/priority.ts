import { LEVEL_KEYS, LINK_STATUSES, type LevelKey } from './levels.ts';
import {
  DEFAULT_PRIORITY_WEIGHTS,
  GROWTH_FACTORS,
  type GrowthFactor,
  type PriorityWeights,
} from './priority-weights.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from './row-conditions.ts';
import { takeFirst } from './top-rows.ts';

/*
 * 先接谁: which of the unconnected sites to connect next, and how much of the risk-weighted gap that closes. Columns in,
 * row numbers out: a worker ranks a whole register without an object a row. Synthetic and real rows are never ranked
 * together: that is the caller's to keep apart.
 */

/** One entry a row; several registers may stand behind each other. Numbers that are not known are NaN. */
export interface PriorityColumns {
  readonly rowCount: number;
  /** Index of the row's kind; stand-ins are taken from the rows of the same kind. */
  readonly kinds: Uint8Array;
  /** Index into LEVEL_KEYS. */
  readonly levels: Uint8Array;
  /** Index into LINK_STATUSES. */
  readonly links: Uint8Array;
  /** Index into NOT_LINKED_REASONS. */
  readonly reasons: Uint8Array;
  /** People who would suffer. */
  readonly exposure: Float64Array;
  /** Other registered sites nearby, within the distance that the caller names. */
  readonly neighbours: Float64Array;
  /** Days since it came on the register without being connected. */
  readonly age: Float64Array;
  /** Place of the row on the register, different for each: order of "as it stands", and what decides between equals. */
  readonly registerOrder: Uint32Array;
}

/** Where a stand-in for an unknown number comes from. */
export type StandInOrigin = 'kind-median' | 'all-median' | 'configured';

export interface StandIn {
  readonly value: number;
  readonly origin: StandInOrigin;
  /** Rows that the median is taken over; 0 for `configured`. */
  readonly known: number;
}

/** By factor, then by index of the kind. */
export type StandIns = Readonly<Record<GrowthFactor, readonly StandIn[]>>;

const columnOf = (columns: PriorityColumns, factor: GrowthFactor): Float64Array => columns[factor];

const isKnown = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** Middle value; of an even number the mean of the two. Of an empty list `null`. */
const median = (values: readonly number[]): number | null => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const standInsOf = (columns: PriorityColumns, factor: GrowthFactor, fallback: number): readonly StandIn[] => {
  const column = columnOf(columns, factor);
  const byKind: number[][] = [];
  const all: number[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    const kind = columns.kinds[row] ?? 0;
    while (byKind.length <= kind) byKind.push([]);
    const value = column[row] ?? Number.NaN;
    if (!isKnown(value)) continue;
    byKind[kind]?.push(value);
    all.push(value);
  }
  const overall = median(all);
  return byKind.map((values) => {
    const own = median(values);
    if (own !== null) return { value: own, origin: 'kind-median', known: values.length };
    if (overall !== null) return { value: overall, origin: 'all-median', known: all.length };
    return { value: fallback, origin: 'configured', known: 0 };
  });
};

/**
 * What stands in for numbers that are not known: the median of the known ones of the kind (linked rows too), or of all
 * kinds where the kind has none, or what the weights state. Unknown is never 0. Made once for a register, so that a row's
 * score does not depend on the region that is looked at.
 */
export const toStandIns = (
  columns: PriorityColumns,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): StandIns => ({
  exposure: standInsOf(columns, 'exposure', weights.growth.exposure.fallback),
  neighbours: standInsOf(columns, 'neighbours', weights.growth.neighbours.fallback),
  age: standInsOf(columns, 'age', weights.growth.age.fallback),
});

const levelKeyAt = (columns: PriorityColumns, row: number): LevelKey =>
  LEVEL_KEYS[columns.levels[row] ?? 4] ?? 'unassessed';
const NOT_LINKED = LINK_STATUSES.indexOf('not-linked');
const PARTIAL = LINK_STATUSES.indexOf('partial');
const NOT_APPLICABLE = LINK_STATUSES.indexOf('not-applicable');

/** One factor of a score, with where its number comes from. */
export interface ScoreFactor {
  readonly factor: 'level' | 'part' | GrowthFactor;
  /** People, sites, days; the level key; the part of a gap. */
  readonly value: number | LevelKey;
  /** `null`: the value is the row's own. For `level`: unassessed, weighed as another. */
  readonly standIn: StandIn | Exclude<LevelKey, 'unassessed'> | null;
  readonly multiplier: number;
}

const standInAt = (columns: PriorityColumns, row: number, factor: GrowthFactor, standIns: StandIns, fallback: number) =>
  standIns[factor][columns.kinds[row] ?? 0] ?? ({ value: fallback, origin: 'configured', known: 0 } as const);

const growthFactor = (
  columns: PriorityColumns,
  row: number,
  factor: GrowthFactor,
  weights: PriorityWeights,
  standIns: StandIns,
): ScoreFactor => {
  const own = columnOf(columns, factor)[row] ?? Number.NaN;
  const { unit, exponent, fallback } = weights.growth[factor];
  const standIn = isKnown(own) ? null : standInAt(columns, row, factor, standIns, fallback);
  const value = standIn?.value ?? own;
  return { factor, value, standIn, multiplier: (1 + value / unit) ** exponent };
};

const weighedLevel = (level: LevelKey, { unassessedAs }: PriorityWeights) =>
  level === 'unassessed' ? unassessedAs : level;

/** The factors of a row in the order they are multiplied; their product is its score. */
export const toScoreFactors = (
  columns: PriorityColumns,
  row: number,
  weights: PriorityWeights,
  standIns: StandIns,
): readonly ScoreFactor[] => {
  const level = levelKeyAt(columns, row);
  const weighed = weighedLevel(level, weights);
  const { partialShare } = weights;
  const standIn = level === 'unassessed' ? weighed : null;
  const factors: ScoreFactor[] = [{ factor: 'level', value: level, standIn, multiplier: weights.levels[weighed] }];
  for (const factor of GROWTH_FACTORS) factors.push(growthFactor(columns, row, factor, weights, standIns));
  if (columns.links[row] === PARTIAL)
    factors.push({ factor: 'part', value: partialShare, standIn: null, multiplier: partialShare });
  return factors;
};

/** The product of `toScoreFactors`, without an object. */
const scoreOf = (columns: PriorityColumns, row: number, weights: PriorityWeights, standIns: StandIns): number => {
  let score = weights.levels[weighedLevel(levelKeyAt(columns, row), weights)];
  for (const factor of GROWTH_FACTORS) {
    const own = columnOf(columns, factor)[row] ?? Number.NaN;
    const { unit, exponent, fallback } = weights.growth[factor];
    const value = isKnown(own) ? own : standInAt(columns, row, factor, standIns, fallback).value;
    score *= (1 + value / unit) ** exponent;
  }
  return columns.links[row] === PARTIAL ? score * weights.partialShare : score;
};

/** Why a row of the gap cannot be connected. */
export type Hindrance = 'not-applicable' | NotLinkedReason;

const hindranceOf = (columns: PriorityColumns, row: number, weights: PriorityWeights): Hindrance | null => {
  if (columns.links[row] === NOT_APPLICABLE) return 'not-applicable';
  const reason = NOT_LINKED_REASONS[columns.reasons[row] ?? NOT_LINKED_REASONS.length - 1] ?? 'unstated';
  return weights.hinderingReasons.includes(reason) ? reason : null;
};

const isInGap = (columns: PriorityColumns, row: number): boolean => {
  const link = columns.links[row];
  return link === NOT_LINKED || link === PARTIAL || link === NOT_APPLICABLE;
};

/** How much of the risk-weighted gap connecting a batch closes, 0–1; `null`, never 0, where there is no gap. */
export interface ClosedShares {
  readonly batch: number | null;
  /** Expected, of the same number drawn at random: exactly the number over all, as every row is as likely as another. */
  readonly random: number | null;
  /** Of the same number in the order of the register. */
  readonly registerOrder: number | null;
}

export interface PriorityBatch {
  /** Row numbers, the most pressing first; as many as the quota, or as there are. */
  readonly rows: Uint32Array;
  /** Beside `rows`. */
  readonly scores: Float64Array;
  /** Rows that can be connected and are not, or not wholly. */
  readonly candidates: number;
  /** Sum of their scores: the gap, weighted by risk. */
  readonly weightedGap: number;
  readonly closed: ClosedShares;
  /** Rows that cannot be connected, in the order of the register, and why: they stand in no share. */
  readonly hindered: { readonly rows: Uint32Array; readonly reasons: readonly Hindrance[] };
  /** Candidates for which a number had to be stood in for, by factor; a row may lack several. */
  readonly standIns: Readonly<Record<'level' | GrowthFactor, number>>;
}

export interface PriorityQuery {
  /** Rows that count (region, kinds, levels …), 1 for yes; every row when left out. */
  readonly mask?: Uint8Array;
  /** Sites to connect; below 1 or no number is none. */
  readonly quota: number;
  readonly weights?: PriorityWeights;
  /** Of the whole register; from the given columns when left out. */
  readonly standIns?: StandIns;
}

const countStandIns = (
  columns: PriorityColumns,
  rows: readonly number[],
): Readonly<Record<'level' | GrowthFactor, number>> => {
  const count = (test: (row: number) => boolean): number => rows.reduce((sum, row) => sum + (test(row) ? 1 : 0), 0);
  const unknown = (factor: GrowthFactor): number =>
    count((row) => !isKnown(columnOf(columns, factor)[row] ?? Number.NaN));
  return {
    level: count((row) => levelKeyAt(columns, row) === 'unassessed'),
    exposure: unknown('exposure'),
    neighbours: unknown('neighbours'),
    age: unknown('age'),
  };
};

/**
 * The next batch. Total: any columns and any quota give an answer, an empty one where nothing can be connected. The same
 * rows in another order give the same batch; equal scores are taken in the order of the register.
 */
export const rankPriority = (columns: PriorityColumns, query: PriorityQuery): PriorityBatch => {
  const { mask, quota, weights = DEFAULT_PRIORITY_WEIGHTS, standIns = toStandIns(columns, weights) } = query;
  const candidates: number[] = [];
  const hindered: number[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    if ((mask !== undefined && mask[row] !== 1) || !isInGap(columns, row)) continue;
    (hindranceOf(columns, row, weights) === null ? candidates : hindered).push(row);
  }
  const scores = new Float64Array(columns.rowCount);
  for (const row of candidates) scores[row] = scoreOf(columns, row, weights, standIns);
  const order = (row: number): number => columns.registerOrder[row] ?? row;
  const isEarlier = (first: number, second: number): boolean => order(first) < order(second);
  const isMorePressing = (first: number, second: number): boolean => {
    const difference = (scores[first] ?? 0) - (scores[second] ?? 0);
    return difference === 0 ? isEarlier(first, second) : difference > 0;
  };
  const size = quota >= 1 ? Math.min(Math.floor(quota), candidates.length) : 0;
  const rows = takeFirst(candidates, size, isMorePressing);
  const inOrder = takeFirst(candidates, size, isEarlier);
  const blocked = takeFirst(hindered, hindered.length, isEarlier);
  const weightedGap = sumOf(candidates, scores);
  const share = (list: ArrayLike<number>): number | null =>
    weightedGap > 0 ? (list.length === candidates.length ? 1 : sumOf(list, scores) / weightedGap) : null;
  return {
    rows,
    scores: Float64Array.from(rows, (row) => scores[row] ?? 0),
    candidates: candidates.length,
    weightedGap,
    closed: {
      batch: share(rows),
      random: weightedGap > 0 ? size / candidates.length : null,
      registerOrder: share(inOrder),
    },
    hindered: {
      rows: blocked,
      reasons: Array.from(blocked, (row) => hindranceOf(columns, row, weights) ?? 'unstated'),
    },
    standIns: countStandIns(columns, candidates),
  };
};

const sumOf = (rows: ArrayLike<number>, scores: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < rows.length; index++) sum += scores[rows[index] ?? 0] ?? 0;
  return sum;
};
