import { PACES, quantile, toWeekChanges, walkPath, type Pace } from './forecast-paths.ts';
import type { WeeklySeries } from './forecast-series.ts';

/** What a forecast is compared with: no change at all, and the straight line through the last year's gaps. */
export type BackTestMethod = Pace | 'last-value' | 'linear';

export interface BackTestParameters {
  /** Weekly changes that a forecast is drawn from, at most. */
  readonly windowWeeks: number;
  /** Weekly changes without which there is no forecast. */
  readonly fewestWeeks: number;
  readonly blockWeeks: number;
  /** Futures drawn at each origin. */
  readonly backTestPaths: number;
  /** Weeks from one origin to the next. */
  readonly backTestStepWeeks: number;
  /** How far ahead each forecast looks, weeks. */
  readonly backTestHorizons: readonly number[];
  /** How much the pace itself wanders (`walkPath`); none when left out. */
  readonly spread?: number;
}

export interface BackTestScore {
  readonly method: BackTestMethod;
  /** Median over the origins of |gap foretold − gap that came|, sites. */
  readonly medianErrorSites: number;
  /** The same as a share of the sites registered when it came, percentage points. */
  readonly medianErrorPoints: number;
  /** Share of origins whose gap came to lie within the central 80 % band; `null` for a method without a band. */
  readonly coverage: number | null;
}

export interface BackTest {
  readonly horizonWeeks: number;
  /** Forecasts made and checked. Their spans overlap, so they say less than as many separate ones would. */
  readonly origins: number;
  readonly scores: readonly BackTestScore[];
}

interface GapForecast {
  readonly low: number | null;
  readonly middle: number;
  readonly high: number | null;
  /** Of the gaps foretold, sites²; 0 for a method without a band. */
  readonly variance: number;
}

const BAND = { low: 0.1, middle: 0.5, high: 0.9 } as const;

const gapAt = (series: WeeklySeries, week: number): number =>
  (series.registered[week] ?? 0) - (series.linked[week] ?? 0);

/** Least squares through the gaps of the window, read `ahead` weeks after its end; never below 0. */
const toLine = (series: WeeklySeries, origin: number, ahead: number, windowWeeks: number): number => {
  const first = Math.max(0, origin - windowWeeks);
  const count = origin - first + 1;
  const middle = (count - 1) / 2;
  let sum = 0;
  let slope = 0;
  let spread = 0;
  for (let index = 0; index < count; index++) {
    const gap = gapAt(series, first + index);
    sum += gap;
    slope += (index - middle) * gap;
    spread += (index - middle) ** 2;
  }
  return Math.max(0, sum / count + (spread === 0 ? 0 : slope / spread) * (middle + ahead));
};

const toBand = (
  series: WeeklySeries,
  origin: number,
  ahead: number,
  pace: Pace,
  { windowWeeks, blockWeeks, backTestPaths, spread = 0 }: BackTestParameters,
  random: () => number,
): GapForecast => {
  const changes = toWeekChanges(series, origin, windowWeeks);
  const start = { registered: series.registered[origin] ?? 0, linked: series.linked[origin] ?? 0 };
  const gaps: number[] = [];
  for (let path = 0; path < backTestPaths; path++) {
    let gap = start.registered - start.linked;
    walkPath(start, changes, { pace, weeks: ahead, blockWeeks, spread }, random, (_, state) => {
      gap = state.registered - state.linked;
      return true;
    });
    gaps.push(gap);
  }
  gaps.sort((one, other) => one - other);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return {
    low: quantile(gaps, BAND.low),
    middle: quantile(gaps, BAND.middle),
    high: quantile(gaps, BAND.high),
    variance: gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length,
  };
};

const foretell = (
  series: WeeklySeries,
  origin: number,
  ahead: number,
  method: BackTestMethod,
  parameters: BackTestParameters,
  random: () => number,
): GapForecast => {
  switch (method) {
    case 'last-value':
      return { low: null, middle: gapAt(series, origin), high: null, variance: 0 };
    case 'linear':
      return { low: null, middle: toLine(series, origin, ahead, parameters.windowWeeks), high: null, variance: 0 };
    case 'steady':
    case 'proportional':
      return toBand(series, origin, ahead, method, parameters, random);
  }
};

/** A median of an even count is the mean of the middle two; `values` is not empty. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? upper)) / 2;
};

const score = (
  series: WeeklySeries,
  origins: readonly number[],
  ahead: number,
  method: BackTestMethod,
  parameters: BackTestParameters,
  random: () => number,
): BackTestScore => {
  const checks = origins.map((origin) => {
    const { low, middle, high } = foretell(series, origin, ahead, method, parameters, random);
    const gap = gapAt(series, origin + ahead);
    const error = Math.abs(middle - gap);
    const registered = series.registered[origin + ahead] ?? 0;
    return {
      error,
      points: registered > 0 ? (100 * error) / registered : 0,
      isWithin: low === null || high === null ? null : gap >= low && gap <= high,
    };
  });
  const judged = checks.filter(({ isWithin }) => isWithin !== null);
  return {
    method,
    medianErrorSites: median(checks.map(({ error }) => error)),
    medianErrorPoints: median(checks.map(({ points }) => points)),
    coverage: judged.length === 0 ? null : judged.filter(({ isWithin }) => isWithin).length / judged.length,
  };
};

/** Entries from which a forecast can be made and `ahead` weeks later be checked, the newest included. */
const toOrigins = (series: WeeklySeries, ahead: number, parameters: BackTestParameters): readonly number[] => {
  const origins: number[] = [];
  const last = series.days.length - 1 - ahead;
  for (let origin = last; origin >= parameters.fewestWeeks; origin -= parameters.backTestStepWeeks)
    origins.unshift(origin);
  return origins;
};

const METHODS: readonly BackTestMethod[] = [...PACES, 'last-value', 'linear'];

/**
 * Forecasts made at earlier weeks from what was known then, against what came: one result for each horizon that the
 * series is long enough for, none where it is too short. Every method is told; the better one is not singled out.
 */
export const backTest = (
  series: WeeklySeries,
  parameters: BackTestParameters,
  random: () => number,
): readonly BackTest[] =>
  parameters.backTestHorizons.flatMap((ahead) => {
    const origins = toOrigins(series, ahead, parameters);
    if (origins.length === 0) return [];
    const scores = METHODS.map((method) => score(series, origins, ahead, method, parameters, random));
    return [{ horizonWeeks: ahead, origins: origins.length, scores }];
  });

/** How the futures of a series are drawn: at which pace, and out of how many of its last weeks. */
export interface ForecastChoice {
  readonly pace: Pace;
  readonly windowWeeks: number;
  /** How much the pace has wandered beyond what its weeks explain, as a share of it (`walkPath`). */
  readonly spread: number;
}

export interface ChoiceParameters extends BackTestParameters {
  /** Shorter windows that are tried beside `windowWeeks`. */
  readonly shorterWindows: readonly number[];
  /** Origins without which the whole window and the steady pace are taken. */
  readonly fewestOrigins: number;
  /** The proportional pace is taken where its error is below this share of the steady one's. */
  readonly betterShare: number;
  /** The same for a shorter window of the steady pace. */
  readonly betterWindowShare: number;
  /** Horizon at which they are compared, weeks. */
  readonly choiceHorizonWeeks: number;
}

/**
 * Which pace this series has kept to, and how much of its past speaks for its future, by the same back-test. Steady over
 * the whole window unless another was clearly nearer: it is the simplest statement. A pace that has been growing or waning
 * for a year is better told by its last quarter, which also says less and makes the band wider. The error told afterwards
 * is that of a choice made on the same weeks, hence a little too good.
 */
export const chooseForecast = (
  series: WeeklySeries,
  parameters: ChoiceParameters,
  random: () => number,
): ForecastChoice => {
  const way = chooseWay(series, parameters, random);
  return { ...way, spread: toSpread(series, way, parameters, random) };
};

/** The few weeks of a small register would else make of one quiet quarter a pace that may stop altogether. */
const MOST_SPREAD = 0.5;

/**
 * How much the pace wanders: errors of the back-test beyond the variance that the futures had by themselves, as a share of
 * what was linked meanwhile. Without it the band of a register whose pace grows or wanes is too narrow: in the demo's
 * country it held 0–60 % instead of 80 %, with it 76–88 %, and over all provinces 79–84 % (`npm run prove`).
 */
const toSpread = (
  series: WeeklySeries,
  { pace, windowWeeks }: Omit<ForecastChoice, 'spread'>,
  parameters: ChoiceParameters,
  random: () => number,
): number => {
  const ahead = parameters.choiceHorizonWeeks;
  const origins = toOrigins(series, ahead, parameters);
  if (origins.length < parameters.fewestOrigins) return 0;
  let beyond = 0;
  let gained = 0;
  for (const origin of origins) {
    const { middle, variance } = toBand(series, origin, ahead, pace, { ...parameters, windowWeeks }, random);
    beyond += (middle - gapAt(series, origin + ahead)) ** 2 - variance;
    gained +=
      ((series.linked[origin] ?? 0) - (series.linked[Math.max(0, origin - windowWeeks)] ?? 0)) /
      Math.min(origin, windowWeeks);
  }
  const foretold = (gained / origins.length) * ahead;
  return beyond <= 0 || foretold <= 0 ? 0 : Math.min(MOST_SPREAD, Math.sqrt(beyond / origins.length) / foretold);
};

const chooseWay = (
  series: WeeklySeries,
  parameters: ChoiceParameters,
  random: () => number,
): Omit<ForecastChoice, 'spread'> => {
  const { choiceHorizonWeeks, windowWeeks, shorterWindows, fewestOrigins, betterShare, betterWindowShare } = parameters;
  const simplest = { pace: 'steady', windowWeeks } as const;
  const origins = toOrigins(series, choiceHorizonWeeks, parameters);
  if (origins.length < fewestOrigins) return simplest;
  const errorOf = (pace: Pace, weeks: number): number =>
    score(series, origins, choiceHorizonWeeks, pace, { ...parameters, windowWeeks: weeks }, random).medianErrorSites;
  const steady = errorOf('steady', windowWeeks);
  if (errorOf('proportional', windowWeeks) < steady * betterShare) return { pace: 'proportional', windowWeeks };
  let best: Omit<ForecastChoice, 'spread'> = simplest;
  let least = steady * betterWindowShare;
  for (const weeks of shorterWindows) {
    const error = errorOf('steady', weeks);
    if (error >= least) continue;
    best = { pace: 'steady', windowWeeks: weeks };
    least = error;
  }
  return best;
};
