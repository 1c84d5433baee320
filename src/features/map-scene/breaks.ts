import type { MapAnswer } from '../../domain/map-answer.ts';
import type { FillClass } from '../../map/scene.ts';

/** What a measure is · `share`: 0–1, classed at the fixed breaks of the gap · `count`: whole numbers. */
export type MeasureUnit = 'share' | 'count';

type StepClass = 'gap-1' | 'gap-2' | 'gap-3' | 'gap-4' | 'gap-5';

export interface MeasureClass {
  readonly className: StepClass;
  /** Lowest value of the class; of a share 0–1. */
  readonly from: number;
  /** First value beyond it; `null`: no upper end. */
  readonly below: number | null;
}

const STEPS: readonly StepClass[] = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5'];

/** As the gap's, so that a share is the same colour in every mode. */
const SHARE_BREAKS = [0.15, 0.3, 0.45, 0.6];

const toClasses = (breaks: readonly number[]): readonly MeasureClass[] =>
  [0, ...breaks].map((from, step) => ({
    className: STEPS[step] ?? 'gap-5',
    from,
    below: breaks[step] ?? null,
  }));

/** To the nearest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and their tens that is whole: 37 → 40, 74 → 80, 3 → 3. */
const toRound = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).filter(Number.isInteger);
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
};

/**
 * Classes of counts: 0 alone, then the others at their quartiles, rounded. They are of the divisions on screen and so
 * change with the region: the key says it. Fewer classes where few values differ.
 */
const toCountClasses = (values: readonly number[]): readonly MeasureClass[] => {
  const positive = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const quartile = (part: number): number => toRound(positive[Math.floor((positive.length - 1) * part)] ?? 1);
  const bounds = positive.length === 0 ? [] : [0.25, 0.5, 0.75].map(quartile).filter((bound) => bound > 1);
  return toClasses([...new Set([1, ...bounds])]);
};

/** Classes of an answer's measures, lowest first; the same for the same values. */
export const toMeasureClasses = (measures: MapAnswer['measures'], unit: MeasureUnit): readonly MeasureClass[] =>
  unit === 'share' ? toClasses(SHARE_BREAKS) : toCountClasses(measures.flatMap(({ value }) => value ?? []));

/** `unknown` where the measure is not known, which is no class. */
export const classOf = (value: number | null, classes: readonly MeasureClass[]): FillClass =>
  value === null ? 'unknown' : (classes.findLast(({ from }) => value >= from)?.className ?? 'gap-1');
