import type { LevelKey } from '../../domain/levels.ts';
import type { DivisionLevel } from '../../domain/region-index.ts';
import { addCounts, toLinkCounts, type KindCounts } from '../../domain/roll-up.ts';
import { choosesByLink, type LinkChoice } from '../../domain/row-conditions.ts';
import { sumCodes, type CodeFilter } from '../../domain/site-code.ts';
import type { FillClass } from '../../map/scene.ts';

/** What a division is filled by. Class breaks are fixed: a filter never rescales a colour. */
export type MeasureName = 'gap' | 'red-orange' | 'risk-index';

export interface Measure {
  readonly className: FillClass;
  /** Share 0–1 · number of sites · weighted sites per 1,000 km²; `null` without a denominator. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** Share not linked: <15, 15–30, 30–45, 45–60, ≥60 % (LOOK.md, Colour: gap 1–5). */
const GAP_BREAKS = [0.15, 0.3, 0.45, 0.6] as const;

/** Sites at red and orange, by the size of the division that is filled. */
const RED_ORANGE_BREAKS: Readonly<Record<DivisionLevel, readonly number[]>> = {
  country: [50, 150, 300, 500],
  province: [50, 150, 300, 500],
  prefecture: [5, 15, 30, 60],
  county: [1, 3, 6, 10],
};

/** Weighted sites per 1,000 km²: one scale for every level, because it is a density. */
const RISK_INDEX_BREAKS = [5, 15, 30, 60] as const;

/** Each level counts twice the one below it. Ours, not a standard's: the card of the figure says so. */
export const RISK_WEIGHTS: Readonly<Record<LevelKey, number>> = { '1': 8, '2': 4, '3': 2, '4': 1, unassessed: 0 };

/** Fewer registered sites than this are dotted instead of classed: one site more would change the class. */
export const SMALL_COUNTS: Readonly<Record<DivisionLevel, number>> = {
  country: 30,
  province: 30,
  prefecture: 10,
  county: 5,
};

export const breaksOf = (measure: MeasureName, level: DivisionLevel): readonly number[] => {
  if (measure === 'gap') return GAP_BREAKS;
  return measure === 'red-orange' ? RED_ORANGE_BREAKS[level] : RISK_INDEX_BREAKS;
};

const GAP_CLASSES = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5'] as const;

const toClass = (value: number, breaks: readonly number[]): FillClass =>
  GAP_CLASSES[breaks.filter((bound) => value >= bound).length] ?? 'gap-5';

/**
 * Registers that may be summed into one mark of a region. Where real and synthetic stand side by side only the real
 * ones are, because no figure adds the two; `leftOut` names the kinds that the mark then does not count.
 */
export const toAddable = (
  counts: readonly KindCounts[],
): { readonly counts: readonly KindCounts[]; readonly leftOut: readonly string[] } => {
  const real = counts.filter((count) => !count.isSynthetic);
  if (real.length === 0 || real.length === counts.length) return { counts, leftOut: [] };
  return { counts: real, leftOut: counts.filter((count) => count.isSynthetic).map(({ kind }) => kind) };
};

export interface MeasureInput {
  readonly measure: MeasureName;
  readonly counts: readonly KindCounts[];
  /** Levels and warnings are obeyed; links only where the measure is not about links itself. */
  readonly filter: CodeFilter & LinkChoice;
  readonly level: DivisionLevel;
  readonly areaKm2: number;
}

/** The measure of one division. `outside`: no site of these registers stands there, so there is nothing to classify. */
export const toMeasure = ({ measure, counts, filter, level, areaKm2 }: MeasureInput): Measure => {
  const codes = addCounts(toAddable(counts).counts);
  if (measure === 'gap') {
    const { registered, notLinked } = toLinkCounts(codes, filter);
    const [kind, ...others] = new Set(counts.map((count) => count.kind));
    if (choosesByLink(filter, others.length === 0 ? kind : undefined))
      return { className: 'outside', value: null, numerator: notLinked, denominator: registered };
    return classify(notLinked, registered, registered, measure, level);
  }
  const registered = sumCodes(codes, { ...filter, levels: null });
  if (measure === 'red-orange') {
    const worst = sumLevels(codes, filter, (key) => (key === '1' || key === '2' ? 1 : 0));
    const className = registered === 0 ? 'outside' : toClass(worst, breaksOf(measure, level));
    return { className, value: registered === 0 ? null : worst, numerator: worst, denominator: registered };
  }
  const weighted = sumLevels(codes, filter, (key) => RISK_WEIGHTS[key]);
  return classify(weighted, areaKm2 / 1000, registered, measure, level);
};

const sumLevels = (codes: ArrayLike<number>, filter: CodeFilter, weight: (key: LevelKey) => number): number =>
  (['1', '2', '3', '4', 'unassessed'] as const)
    .filter((key) => filter.levels === null || filter.levels.includes(key))
    .reduce((sum, key) => sum + weight(key) * sumCodes(codes, { ...filter, levels: [key] }), 0);

const classify = (
  numerator: number,
  denominator: number,
  registered: number,
  measure: MeasureName,
  level: DivisionLevel,
): Measure => {
  if (registered === 0 || denominator === 0) return { className: 'outside', value: null, numerator, denominator };
  const value = numerator / denominator;
  const isFew = measure === 'gap' && registered < SMALL_COUNTS[level];
  return { className: isFew ? 'few' : toClass(value, breaksOf(measure, level)), value, numerator, denominator };
};

/** Level counts for the ring of a region's symbol, under the whole filter. */
export const toLevelCounts = (codes: ArrayLike<number>, filter: CodeFilter): Readonly<Record<LevelKey, number>> => {
  const of = (key: LevelKey): number =>
    filter.levels === null || filter.levels.includes(key) ? sumCodes(codes, { ...filter, levels: [key] }) : 0;
  return { '1': of('1'), '2': of('2'), '3': of('3'), '4': of('4'), unassessed: of('unassessed') };
};
