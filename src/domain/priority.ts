import { LEVEL_KEYS, LINK_STATUSES, type LevelKey } from './levels.ts';
import {
  DEFAULT_PRIORITY_WEIGHTS,
  GROWTH_FACTORS,
  type GrowthFactor,
  type PriorityWeights,
} from './priority-weights.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from './row-conditions.ts';
import { isKnown, toStandIns, type PriorityColumns, type StandIn, type StandIns } from './priority-stand-ins.ts';
import { takeFirst } from './top-rows.ts';

/*
 * 先接谁: which of the unconnected sites to connect next, and how much of the risk-weighted gap that closes. Columns in,
 * row numbers out: a worker ranks a whole register without an object a row. Synthetic and real rows are never ranked
 * together: that is the caller's to keep apart.
 */

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
  const own = columns[factor][row] ?? Number.NaN;
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
    const own = columns[factor][row] ?? Number.NaN;
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
  /** The scores behind the shares. */
  readonly closedScores: Readonly<Record<keyof ClosedShares, number>>;
  /** Rows that can be connected, as the columns have them, and the score of every row of the columns (0 for the others). */
  readonly candidateRows: readonly number[];
  readonly scoreByRow: Float64Array;
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
  const unknown = (factor: GrowthFactor): number => count((row) => !isKnown(columns[factor][row] ?? Number.NaN));
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
  // All of them are the whole, whatever order they are added up in.
  const scoreOfAll = (list: ArrayLike<number>): number =>
    list.length === candidates.length ? weightedGap : sumOf(list, scores);
  const closedScores = {
    batch: scoreOfAll(rows),
    random: candidates.length === 0 ? 0 : weightedGap * (size / candidates.length),
    registerOrder: scoreOfAll(inOrder),
  };
  const share = (score: number): number | null => (weightedGap > 0 ? score / weightedGap : null);
  return {
    rows,
    scores: Float64Array.from(rows, (row) => scores[row] ?? 0),
    candidates: candidates.length,
    weightedGap,
    closed: {
      batch: share(closedScores.batch),
      random: weightedGap > 0 ? size / candidates.length : null,
      registerOrder: share(closedScores.registerOrder),
    },
    closedScores,
    candidateRows: candidates,
    scoreByRow: scores,
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
